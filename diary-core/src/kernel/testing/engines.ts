import { fileURLToPath } from 'node:url';
import type Tap from 'tap';
import type { Test } from 'tap';
import { type EngineName, type KitOptions, openKit, type TestKit } from './kit.ts';
import type { ClusterUrls } from './postgres-database.ts';

interface Cluster {
  readonly urls: ClusterUrls;
  stop(): Promise<void>;
}
interface ClusterModule {
  startCluster(): Promise<Cluster | undefined>;
}

const CLUSTER_SCRIPT = new URL('../../../../scripts/pg-cluster.mjs', import.meta.url);

/** The runner's cluster (`FURTKA_TEST_PG`), or one of this file's own; undefined when PostgreSQL is not installed. */
const openCluster = async (t: typeof Tap): Promise<ClusterUrls | undefined> => {
  const given = process.env['FURTKA_TEST_PG'];
  if (given !== undefined && given !== '') return JSON.parse(given) as ClusterUrls;
  const { startCluster } = (await import(fileURLToPath(CLUSTER_SCRIPT))) as ClusterModule;
  const cluster = await startCluster();
  if (cluster === undefined) return undefined;
  t.teardown(() => cluster.stop());
  return cluster.urls;
};

let clusterOfThisFile: Promise<ClusterUrls | undefined> | undefined;

const runOn = async (
  t: Test,
  engine: EngineName,
  options: KitOptions,
  cluster: ClusterUrls | undefined,
  fn: (t: Test, kit: TestKit) => Promise<void>,
): Promise<void> => {
  const kit = await openKit(engine, options, cluster);
  t.teardown(() => kit.stop());
  await fn(t, kit);
};

/**
 * Runs one test on SQLite and on PostgreSQL, each on a fresh database. Without PostgreSQL: fails where `CI=true`, elsewhere says
 * loudly that half of the test did not run.
 *
 * @param t  the file's `tap`; the cluster that this file may have to start ends with it
 */
export const onBothEngines = (
  t: typeof Tap,
  title: string,
  options: KitOptions,
  fn: (t: Test, kit: TestKit) => Promise<void>,
): void => {
  t.test(`${title} (sqlite)`, (t) => runOn(t, 'sqlite', options, undefined, fn));
  t.test(`${title} (postgres)`, async (inner) => {
    clusterOfThisFile ??= openCluster(t);
    const cluster = await clusterOfThisFile;
    if (cluster !== undefined) return runOn(inner, 'postgres', options, cluster, fn);
    const message = 'PostgreSQL is not installed: THIS TEST DID NOT RUN ON POSTGRESQL';
    if (process.env['CI'] === 'true') inner.fail(message);
    else console.error(`# ${message}`);
  });
};

/** For what only one engine can show; `reason` says why the other is left out. */
export const onOneEngine = (
  t: typeof Tap,
  engine: EngineName,
  reason: string,
  title: string,
  options: KitOptions,
  fn: (t: Test, kit: TestKit) => Promise<void>,
): void => {
  t.test(`${title} (${engine} only: ${reason})`, async (inner) => {
    if (engine === 'sqlite') return runOn(inner, 'sqlite', options, undefined, fn);
    clusterOfThisFile ??= openCluster(t);
    const cluster = await clusterOfThisFile;
    if (cluster !== undefined) return runOn(inner, 'postgres', options, cluster, fn);
    const message = 'PostgreSQL is not installed: THIS TEST DID NOT RUN';
    if (process.env['CI'] === 'true') inner.fail(message);
    else console.error(`# ${message}`);
  });
};
