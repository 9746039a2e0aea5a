// npm test: sets up what it needs, runs the suites, prints each one's time and closes with `N passed, N failed`.
//
//   npm test                 all suites
//   npm test -- unit         only these suites (unit, integration, database, hardware, browser, faults)
//   npm test -- path/part    only test files whose path contains the text
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureSetup, root } from './setup.mjs';
import { bundleTests } from './test/bundle.mjs';
import { coveragePage, coverageRows, idsPromised, overfullTitles } from './test/coverage.mjs';
import { runFile } from './test/run-file.mjs';
import { findTests, SUITES } from './test/suites.mjs';

const CI = process.env.CI === 'true';
const say = (text) => process.stdout.write(`${text}\n`);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const words = process.argv.slice(2);
const named = words.filter((word) => SUITES.some((suite) => suite.name === word));
const parts = words.filter((word) => !named.includes(word));
const everything = words.length === 0;

const all = findTests(root);
const chosen = all.filter(
  ({ suite, path }) =>
    (named.length === 0 || named.includes(suite)) &&
    (parts.length === 0 || parts.some((part) => path.includes(part))),
);
const suites = SUITES.filter((suite) => chosen.some((test) => test.suite === suite.name));

const report = ({ path, tests, output, errors, ms }) => {
  const failed = tests.filter((test) => !test.ok && !test.skipped);
  for (const test of tests.filter((one) => one.skipped))
    say(`  NOT RUN  ${path}: ${test.titles.join(' › ')}`);
  if (failed.length === 0) return say(`  ok  ${path}  ${tests.length} in ${seconds(ms)}`);
  say(`  FAILED  ${path}  in ${seconds(ms)}`);
  for (const test of failed) say(`    ✗ ${test.titles.join(' › ')}`);
  mkdirSync(join(root, '.test-output'), { recursive: true });
  const log = join('.test-output', `${path.replaceAll('/', '-')}.log`);
  writeFileSync(join(root, log), `${output}\n--- stderr ---\n${errors}`);
  const at = output.search(/^ *not ok/m);
  say(output.slice(Math.max(0, at), Math.max(0, at) + 3000));
  if (errors.trim() !== '') say(errors.slice(-2000));
  return say(`    whole output: ${log}`);
};

/** What each file showed last, for people and programs that look later. */
const keep = ({ path, tests, ms }) => {
  const folder = join(root, '.test-output', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${path.replaceAll('/', '-')}.json`),
    `${JSON.stringify({ path, ms, tests })}\n`,
  );
};

/** The files of a lane that nobody took yet, in the order of its suites. */
const queueOf = (lane) =>
  suites
    .filter((suite) => suite.lane === lane)
    .flatMap((suite) => chosen.filter((test) => test.suite === suite.name));

const runOne = async ({ path, suite: name }, { programs, env }) => {
  const { limitMs } = SUITES.find((suite) => suite.name === name);
  const result = await runFile({ root, path, program: programs.get(path), env, limitMs });
  report(result);
  keep(result);
  return { ...result, suite: name };
};

/** Takes file after file from the first queue that has one, until none has. */
const worker = async (queues, means, results) => {
  for (;;) {
    const file = queues.find((queue) => queue.length > 0)?.shift();
    if (file === undefined) return;
    results.push(await runOne(file, means));
  }
};

const runAll = async (means) => {
  const results = [];
  const computes = queueOf('computes');
  const waits = queueOf('waits');
  await Promise.all([
    worker([computes, waits], means, results),
    worker([waits, computes], means, results),
    // A browser and a power cut wait more than they compute: a third file fills what two leave idle on two cores.
    worker([waits, computes], means, results),
  ]);
  await worker([queueOf('alone')], means, results);
  return results;
};

const MOST_SECOND_TRIES = 5;
const isGreen = ({ tests }) => tests.every((test) => test.ok || test.skipped);

/**
 * Files that failed run once more, each alone: processes, sockets and browsers on two cores lose a race now and then that has
 * nothing to do with what is tested. A file that passes then counts as passed and is named at the end as unsteady, so that it is
 * mended and not forgotten. More than a handful of failures is no accident and is not tried again.
 */
const tryAgain = async (results, means) => {
  const failed = results.filter((result) => !isGreen(result));
  if (failed.length === 0 || failed.length > MOST_SECOND_TRIES) return [];
  say(`\nonce more, alone: ${failed.length} files`);
  const unsteady = [];
  for (const result of failed) {
    const second = await runOne(result, means);
    results[results.indexOf(result)] = second;
    if (isGreen(second)) unsteady.push(result.path);
  }
  return unsteady;
};

/** Seconds of work in each suite; three files run at a time, so that they add up to more than the time that went by. */
const workIn = (results) =>
  suites.map(({ name }) => ({
    name,
    ms: results.filter(({ suite }) => suite === name).reduce((sum, { ms }) => sum + ms, 0),
  }));

const finishCoverage = (results) => {
  const faults = [];
  for (const { path, text } of all) {
    for (const title of overfullTitles(text))
      faults.push(`${path}: more than three ids in "${title}"`);
    const shown = new Set(
      coverageRows(results.filter((result) => result.path === path)).map((row) => row.id),
    );
    for (const id of idsPromised(text))
      if (!shown.has(id)) faults.push(`${path}: ${id} stands in a title, but no test of it passed`);
  }
  const page = coveragePage(coverageRows(results));
  const file = join(root, 'docs', 'coverage.md');
  if (CI) {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== page)
      faults.push('docs/coverage.md is not what this run shows; run npm test and commit the page');
  } else if (faults.length === 0) writeFileSync(file, page);
  return faults;
};

const main = async () => {
  if (chosen.length === 0) throw new Error(`No test file fits: ${words.join(' ')}`);
  const timings = [];
  let began = Date.now();
  say('set-up');
  const missing = await ensureSetup({
    need: [...new Set(suites.flatMap((suite) => suite.debian))],
    tests: true,
  });
  if (missing.length > 0) {
    say(
      `\nMissing Debian packages: ${missing.join(' ')}\n  sudo apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
    throw new Error('The tests need these packages.');
  }
  await ensureBuilt({
    web: suites.some((suite) => suite.name === 'browser' || suite.name === 'faults'),
  });
  if (!existsSync(join(root, '../shared')))
    say('  ../shared is not here: tests that read its samples and vectors say so and do not run');
  timings.push({ name: 'set-up', ms: Date.now() - began });

  const env = {};
  let cluster;
  if (suites.some((suite) => suite.name === 'database')) {
    began = Date.now();
    const { startCluster } = await import('./pg-cluster.mjs');
    cluster = await startCluster();
    env.FURTKA_TEST_PG = JSON.stringify(cluster.urls);
    timings.push({ name: 'PostgreSQL', ms: Date.now() - began });
  }
  let results = [];
  let unsteady = [];
  try {
    began = Date.now();
    const means = {
      programs: await bundleTests(
        root,
        chosen.map(({ path }) => path),
      ),
      env,
    };
    timings.push({ name: 'bundles', ms: Date.now() - began });
    began = Date.now();
    results = await runAll(means);
    unsteady = await tryAgain(results, means);
    timings.push({ name: 'tests', ms: Date.now() - began });
  } finally {
    await cluster?.stop();
  }
  const tests = results.flatMap((result) => result.tests);
  const skipped = tests.filter((test) => test.skipped);
  const failed =
    tests.filter((test) => !test.ok && !test.skipped).length + (CI ? skipped.length : 0);
  const faults = everything && failed === 0 ? finishCoverage(results) : [];

  say('');
  for (const { name, ms } of [...timings, ...workIn(results)])
    say(`${name.padEnd(12)} ${seconds(ms).padStart(9)}`);
  if (skipped.length > 0) say(`\n${skipped.length} tests did not run here; they are named above.`);
  for (const path of unsteady)
    say(`UNSTEADY  ${path}: failed beside others and passed alone; mend it`);
  for (const fault of faults) say(`coverage: ${fault}`);
  const passed = tests.filter((test) => test.ok && !test.skipped).length;
  say(`\n${passed} passed, ${failed + faults.length} failed`);
  return failed + faults.length === 0 ? 0 : 1;
};

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
