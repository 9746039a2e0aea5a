import type { Bench } from './bench.ts';
import { isKept } from './bench.ts';

/** Each bench is loaded only when it is asked for. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  decide: async () => (await import('./decide.ts')).decideBench,
  plans: async () => (await import('./plans.ts')).plansBench,
  osdp: async () => (await import('./osdp.ts')).osdpBench,
  tap: async () => (await import('./tap.ts')).tapBench,
  ingest: async () => (await import('./ingest.ts')).ingestBench,
  muster: async () => (await import('./muster.ts')).musterBench,
  block: async () => (await import('./block.ts')).blockBench,
  lockdown: async () => (await import('./lockdown.ts')).lockdownBench,
  board: async () => (await import('./board.ts')).boardBench,
  wiegand: async () => (await import('./wiegand.ts')).wiegandBench,
  access: async () => (await import('./access.ts')).accessBench,
  lists: async () => (await import('./lists.ts')).listsBench,
  catchup: async () => (await import('./catchup.ts')).catchupBench,
};

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

const words = process.argv.slice(2);

const runOne = async (name: string, asJson: boolean): Promise<void> => {
  const load = BENCHES[name];
  if (load === undefined) {
    const known = Object.keys(BENCHES).join(', ');
    throw new Error(`There is no bench "${name}". There are: ${known}.`);
  }
  const bench = await load();
  const began = process.hrtime.bigint();
  const { figures, json } = await bench.run({ long: words.includes('--long') });
  if (asJson) {
    process.stdout.write(`${JSON.stringify(json)}\n`);
    return;
  }
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  process.stdout.write(`\n${name}: ${bench.title} (${seconds.toFixed(1)} s)\n`);
  for (const figure of figures) {
    const { name: what, value, unit, target } = figure;
    const kept = isKept(figure);
    const wanted =
      target === undefined
        ? ''
        : `   target ${'atLeast' in target ? `≥ ${number.format(target.atLeast)}` : `≤ ${number.format(target.atMost)}`}: ${kept ? 'kept' : 'MISSED'}`;
    process.stdout.write(
      `  ${what.padEnd(34)} ${number.format(value).padStart(12)} ${unit}${wanted}\n`,
    );
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
const names = words.filter((word) => !word.startsWith('--'));
try {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES))
    await runOne(name, words.includes('--json'));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
