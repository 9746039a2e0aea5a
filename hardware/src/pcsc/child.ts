import { Worker } from 'node:worker_threads';
import { daemonAnswers, PCSCD_SOCKET } from './daemon-socket.ts';
import { asTransmit, BEAT_MS, type ChildMessage } from './messages.ts';
import { type RunningSlot, runSlot } from './slot-runner.ts';

/**
 * The process that holds nfc-pcsc. It has nothing to lose and may be killed at any moment; its parent does so when the beat
 * stops. It says what it reads and keeps nothing.
 */

/** Beats that may be missing before the process ends itself; only matters when the parent is gone too. */
const OWN_LIMIT_BEATS = 20;

/**
 * A thread that ends the process when its parent is gone or its event loop stands still: the native constructor can block the
 * main thread for ever, and then nothing else could. Plain text, because a file of its own would need a loader.
 */
const OVERSEER = `
const { workerData } = require('node:worker_threads');
const beats = new Int32Array(workerData.beats);
let last = -1;
let still = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  still = now === last ? still + 1 : 0;
  last = now;
  if (still >= workerData.limit || process.ppid !== workerData.ppid) process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs);
`;

const tell = (message: ChildMessage): void => {
  if (process.connected) process.send?.(message);
};

/** The parent ends this process on hearing the fault; the timer is for a parent that does not. */
const end = (code: 'io' | 'offline' | 'config', at: string): void => {
  tell({ kind: 'fault', code, at });
  setTimeout(() => process.exit(3), 1_000);
};

const startBeats = (): void => {
  const beats = new SharedArrayBuffer(4);
  const count = new Int32Array(beats);
  new Worker(OVERSEER, {
    eval: true,
    execArgv: [],
    workerData: { beats, limit: OWN_LIMIT_BEATS, everyMs: BEAT_MS, ppid: process.ppid },
  });
  setInterval(() => {
    Atomics.add(count, 0, 1);
    tell({ kind: 'beat' });
  }, BEAT_MS);
};

/** Keeps nothing of what it carries: neither APDU nor answer is looked at here. */
const serve = (slots: ReadonlyMap<string, RunningSlot>): void => {
  process.on('message', (raw) => {
    const wish = asTransmit(raw);
    if (wish === undefined) return;
    const { id, name, attempt, apdu } = wish;
    const talk = async (): Promise<void> => {
      const slot = slots.get(name);
      if (slot === undefined) throw new Error('no such reader');
      const answer = await slot.transmit(attempt, Buffer.from(apdu, 'hex'));
      tell({ kind: 'transmitted', id, answer: Buffer.from(answer).toString('hex') });
    };
    talk().catch(() => tell({ kind: 'transmitted', id }));
  });
};

const openReaders = async (): Promise<void> => {
  const { NFC } = await import('nfc-pcsc').catch((): { NFC: undefined } => ({ NFC: undefined }));
  if (NFC === undefined) {
    end('config', 'library_missing');
    return;
  }
  const socket = process.env['PCSCLITE_CSOCK_NAME'] ?? PCSCD_SOCKET;
  if (!(await daemonAnswers(socket, 1_000))) {
    end('offline', 'daemon_absent');
    return;
  }
  const nfc = new NFC();
  const slots = new Map<string, RunningSlot>();
  serve(slots);
  nfc.on('error', () => end('offline', 'daemon_gone'));
  nfc.on('reader', (reader) => {
    // A reader that fails is never good again in this process (pitfall 2 of the library): a new process finds it anew.
    reader.on('error', () => end('io', 'reader_failed'));
    reader.on('end', () => {
      slots.delete(reader.name);
      tell({ kind: 'gone', name: reader.name });
    });
    slots.set(reader.name, runSlot(reader, tell));
  });
  tell({ kind: 'ready' });
};

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
process.on('uncaughtException', () => end('io', 'uncaught'));
startBeats();
openReaders().catch(() => end('io', 'open_failed'));
