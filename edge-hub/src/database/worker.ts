import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { AppError, messageOf } from '../app-error.ts';
import { inTransaction, openLog } from '../eventlog/log-handle.ts';
import { sentenceOf } from '../start-faults.ts';
import { isDiskFault, openDatabase, pageCap } from './connection.ts';
import { HANDLERS, type Workplace } from './handlers.ts';
import type { JobName, JobReply, JobRequest } from './jobs.ts';

/** What the worker is started with. */
export interface DatabaseWorkerData {
  readonly file: string;
  readonly maxMib: number;
}

const run = (place: Workplace, name: JobName, args: unknown): unknown => {
  if (name === 'append') place.cap.forEvents();
  else place.cap.forTheRest();
  const handler = HANDLERS[name] as (place: Workplace, args: unknown) => unknown;
  return inTransaction(place.log, () => handler(place, args));
};

const replyTo = (place: Workplace, { id, name, args }: JobRequest): JobReply => {
  try {
    return { id, ok: true, result: run(place, name, args) };
  } catch (error) {
    return {
      id,
      ok: false,
      code: error instanceof AppError ? error.code : 'hub.database_failed',
      message: messageOf(error),
      diskFault: isDiskFault(error),
    };
  }
};

const openPlace = ({ file, maxMib }: DatabaseWorkerData): Workplace => {
  try {
    const db = openDatabase(file);
    return { log: openLog(db), cap: pageCap(db, maxMib) };
  } catch (error) {
    // SQLite's own error loses its text on the way to the other thread.
    throw new Error(`${file}: ${sentenceOf(error)}`, { cause: messageOf(error) });
  }
};

const serve = (port: MessagePort, data: DatabaseWorkerData): void => {
  const place = openPlace(data);
  port.on('message', (message: JobRequest | 'close') => {
    if (message === 'close') {
      place.log.db.close();
      port.close();
      return;
    }
    port.postMessage(replyTo(place, message));
  });
  port.postMessage('ready');
};

if (parentPort !== null) serve(parentPort, workerData as DatabaseWorkerData);
