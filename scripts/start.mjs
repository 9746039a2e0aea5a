// npm start: the whole school on this machine. Sets up and builds what is missing, then runs the demo until Ctrl-C.
import { HELP, parseOptions } from './demo/options.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const warn = (line) => process.stderr.write(`${line}\n`);

const prepare = async () => {
  const { ensureSetup, root } = await import('./setup.mjs');
  say('furtka: set-up');
  await ensureSetup();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  return root;
};

/** Ends the demo on a signal; on a second one at once. */
const endOnSignals = (demo) => {
  let signals = 0;
  const end = () => {
    signals += 1;
    if (signals > 1) {
      demo.kill();
      process.exit(1);
    }
    warn('furtka: ending …');
    demo.stop().then(
      () => process.exit(0),
      (error) => {
        warn(error.message);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
};

const main = async () => {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const root = await prepare();
  const { makeDemo } = await import('../dist/scripts/demo-supervisor.js');
  const demo = makeDemo(options, { root, say, warn });
  endOnSignals(demo);
  await demo.start();
};

try {
  await main();
} catch (error) {
  // A fault of the surroundings is one sentence; a fault of the program shows where it is.
  warn(error.name === 'UserFault' || error.name === 'Error' ? error.message : error.stack);
  process.exit(1);
}
