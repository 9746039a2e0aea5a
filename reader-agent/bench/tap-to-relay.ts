import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentConfig, simulatedDoor } from '../fixtures/agent.ts';
import { uidOf } from '../fixtures/school.ts';
import type { Line } from '../fixtures/tcp-proxy.ts';
import { type Identity, saveIdentity } from '../src/shell/identity.ts';
import { readKept, writeKept } from '../src/shell/kept-file.ts';
import { machineClocks, startAgent } from '../src/start.ts';
import type { HubReady } from './hub-child.ts';

const TAPS_A_SECOND = 5;
const FLAP_MS = 2000;

export interface LineFigures {
  readonly line: 'up' | 'slow' | 'cut' | 'flapping';
  readonly taps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

export interface TapToRelayFigures {
  readonly lines: readonly LineFigures[];
  /** Worst of the lines. */
  readonly p99Ms: number;
  /** Time of each commit of the spool, ms. */
  readonly commitDelayMs: number;
  /** Taps whose commit was back before the relay was told; must be 0. */
  readonly committedFirst: number;
}

const startHub = async (): Promise<{ readonly child: ChildProcess; readonly ready: HubReady }> => {
  const isSource = import.meta.url.endsWith('.ts');
  const places = isSource ? ['./hub-child.ts'] : ['./bench-hub.js', '../reader-agent/bench-hub.js'];
  const urls = places.map((path) => new URL(path, import.meta.url));
  const url = urls.find((one) => existsSync(one));
  if (url === undefined) throw new Error("the program of the bench's hub is missing");
  const child = fork(url, { execArgv: isSource ? ['--import=tsx'] : [] });
  const [ready] = (await once(child, 'message')) as [HubReady];
  return { child, ready };
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

const figuresOf = (line: LineFigures['line'], times: readonly number[]): LineFigures => {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    line,
    taps: sorted.length,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    mostMs: sorted.at(-1) ?? 0,
  };
};

interface TapTimes {
  readonly reader: number;
  relay?: number;
  spool?: number;
}

/** What the line does during one part of the bench; returns how to end it. */
const behave = (line: LineFigures['line'], set: (line: Line) => void): (() => void) => {
  if (line !== 'flapping') {
    set(line === 'cut' ? 'down' : line);
    return () => set('up');
  }
  let isUp = true;
  const flap = setInterval(() => {
    isUp = !isUp;
    set(isUp ? 'up' : 'down');
  }, FLAP_MS);
  return () => {
    clearInterval(flap);
    set('up');
  };
};

/**
 * Time from the reader's word to the relay's command, in the agent's own process, while the hub is up, slow (500 ms a packet),
 * cut and flapping (2 s up, 2 s down), with a commit of the spool that takes 300 ms.
 *
 * @param secondsALine  how long each behaviour of the line is measured
 */
export const benchTapToRelay = async (
  secondsALine = 20,
  commitDelayMs = 300,
): Promise<TapToRelayFigures> => {
  const dir = mkdtempSync(join(tmpdir(), 'furtka-bench-'));
  const { child, ready } = await startHub();
  saveIdentity(dir, ready.identity as Identity);
  writeKept(readKept(dir, 'roster').file, ready.roster);
  const clocks = machineClocks();
  const { devices, control } = simulatedDoor(clocks);
  let at = new Map<string, TapTimes>();
  const agent = await startAgent({
    config: agentConfig(dir, { hub: { host: '127.0.0.1', mqttPort: ready.port } }),
    devices,
    clocks,
    testCommitDelayMs: commitDelayMs,
    observer: {
      hop(name, eventId, atMs) {
        if (name === 'reader') at.set(eventId, { reader: atMs });
        const times = at.get(eventId);
        if (times !== undefined && (name === 'relay' || name === 'spool')) times[name] = atMs;
      },
    },
  });
  let number = 0;
  const measure = async (line: LineFigures['line']): Promise<LineFigures> => {
    at = new Map();
    const end = behave(line, (next) => child.send(next));
    for (let count = 0; count < secondsALine * TAPS_A_SECOND; count += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000 / TAPS_A_SECOND));
      number = (number + 1) % 2000;
      control.presentCard('outside', {
        technology: 'iso14443',
        uid: uidOf(number),
        assurance: 'uid',
      });
    }
    end();
    const times = [...at.values()].map(
      ({ reader = 0, relay = Number.POSITIVE_INFINITY }) => relay - reader,
    );
    return figuresOf(line, times);
  };
  try {
    const lines: LineFigures[] = [];
    let committedFirst = 0;
    for (const line of ['up', 'slow', 'cut', 'flapping'] as const) {
      lines.push(await measure(line));
      for (const { relay = Number.POSITIVE_INFINITY, spool } of at.values())
        if (spool !== undefined && spool < relay) committedFirst += 1;
    }
    const p99Ms = Math.max(...lines.map((line) => line.p99Ms));
    return { lines, p99Ms, commitDelayMs, committedFirst };
  } finally {
    await agent.stop();
    child.disconnect();
    rmSync(dir, { recursive: true, force: true });
  }
};
