import type { SchoolId } from '@furtka/core-contract/ids';
import pg from 'pg';
import type { Logger } from 'pino';

export const CHANNEL = 'furtka_feed';
/** A connection that was lost without a word must not leave screens and doors unheard: asked this often, given up after. */
const ASK_MS = 1_000;
const SILENT_AFTER_MS = 3_000;
const RETRY_MS = [100, 500, 2_000, 10_000];

export type CommitListener = (schoolId: SchoolId, version: number) => void;

export interface NotifyOptions {
  readonly url: string;
  readonly log: Logger;
  readonly tell: CommitListener;
  /** Newest version of every school: told after each connect, because nobody knows what was missed. */
  readonly heads: () => Promise<{ schoolId: SchoolId; version: number }[]>;
}

/** A connection of its own that hears the commits of every process; comes back by itself when it is lost. */
export const startListening = (options: NotifyOptions): { stop(): Promise<void> } => {
  const { url, log, tell, heads } = options;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;
  let failures = 0;
  let isStopped = false;

  const again = (): void => {
    if (isStopped || retry !== undefined) return;
    const waitMs = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 10_000;
    failures += 1;
    retry = setTimeout(() => {
      retry = undefined;
      connect().catch(lost);
    }, waitMs);
  };
  const lost = (error: unknown): void => {
    clearInterval(asking);
    if (isStopped) return;
    log.warn({ err: error }, 'db.listener_lost');
    const old = client;
    client = undefined;
    old?.removeAllListeners();
    // A second failure of a dead connection tells nothing new, but unheard it would end the process.
    old?.on('error', (late) => log.debug({ err: late }, 'db.listener_lost'));
    old?.end().catch((late: unknown) => log.debug({ err: late }, 'db.listener_lost'));
    again();
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: SILENT_AFTER_MS,
      query_timeout: SILENT_AFTER_MS,
    });
    client = fresh;
    fresh.on('error', lost);
    fresh.on('notification', ({ payload = '' }) => {
      const [schoolId, version] = payload.split(':');
      tell(schoolId as SchoolId, Number(version));
    });
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
    failures = 0;
    asking = setInterval(() => {
      fresh.query('select 1').catch((error: unknown) => {
        if (client === fresh) lost(error);
      });
    }, ASK_MS);
    for (const head of await heads()) tell(head.schoolId, head.version);
  };
  const first = connect().catch(lost);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(retry);
      await first;
      clearInterval(asking);
      await client?.end().catch((error: unknown) => log.debug({ err: error }, 'db.listener_lost'));
    },
  };
};
