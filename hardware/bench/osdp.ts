import { randomBytes, randomInt } from 'node:crypto';
import { newBaseKey } from '../src/osdp/base-key.ts';
import { openDeviceLine } from '../src/osdp/device-line.ts';
import { DeviceSession } from '../src/osdp/device-session.ts';
import { OsdpLine } from '../src/osdp/line.ts';
import { decodePacket, encodePacket } from '../src/osdp/packet.ts';
import { Peripheral } from '../src/osdp/peripheral.ts';
import { KeptPort } from '../src/osdp/serial-port.ts';
import type { SessionEvent } from '../src/osdp/session-events.ts';
import { layPtyPair } from '../test/pty-fixture.ts';

const CHANNELS = 200;
const ADDRESSES = 32;
const ROUNDS = 20;
const EVERY_MS = 1;
const MEGABYTE = 1024 * 1024;

export interface FuzzFigures {
  readonly frames: number;
  /** Cards and keys that nobody held or pressed. */
  readonly inputs: number;
  /** Times that the channel stood again after it was lost. */
  readonly channels: number;
  readonly grownMb: number;
  readonly perSecond: number;
}

const contextOf = () => ({ monotonicMs: () => performance.now(), log: () => undefined });

/** Time that passes by hand. */
const handClock = () => {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly act: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    timers: {
      after(ms: number, act: () => void) {
        const timer = { atMs: nowMs + ms, act };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    },
    pass(ms: number) {
      nowMs += ms;
      for (const timer of timers.filter(({ atMs }) => atMs <= nowMs)) {
        timers = timers.filter((one) => one !== timer);
        timer.act();
      }
    },
  };
};

/** A reply that nobody sent: noise, a true reply with bits flipped, or a well-formed forgery with a right check code. */
const forged = (recent: readonly Uint8Array[]): Uint8Array => {
  const kind = randomInt(3);
  const model = recent.length === 0 ? undefined : recent[randomInt(recent.length)];
  if (kind === 0 || model === undefined) return randomBytes(1 + randomInt(64));
  if (kind === 1) {
    const changed = model.slice();
    for (let flips = 1 + randomInt(4); flips > 0; flips -= 1) {
      const at = randomInt(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << randomInt(8));
    }
    return changed;
  }
  const type = 0x11 + randomInt(8);
  const isInClear = randomInt(4) === 0;
  const packet = {
    address: 0,
    isReply: true,
    sequence: randomInt(4),
    check: randomInt(2) === 0 ? ('crc' as const) : ('checksum' as const),
    ...(isInClear ? {} : { security: { type, data: new Uint8Array(0) } }),
    code: [0x40, 0x41, 0x50, 0x51, 0x53, 0x48, 0x4a, 0x76, 0x78, 0x79][randomInt(10)] ?? 0x50,
    data: randomBytes(randomInt(40)),
  };
  return encodePacket(packet, !isInClear && type >= 0x15 ? randomBytes(4) : undefined);
};

/** Frames that nobody sent, between those of a keyed device, into its panel. */
export const fuzzOsdp = (frames: number): FuzzFigures => {
  const clock = handClock();
  const baseKey = newBaseKey();
  const device = new Peripheral({ address: 0, baseKey, installMode: false, random: randomBytes });
  let inputs = 0;
  let channels = 0;
  const hear = (event: SessionEvent): void => {
    if (event.kind === 'online') channels += 1;
    if (event.kind === 'reply' && (event.reply.kind === 'card' || event.reply.kind === 'keypad'))
      inputs += 1;
  };
  const session = new DeviceSession({
    address: 0,
    check: 'crc',
    baseKey,
    mustBeSecure: true,
    pollEveryMs: 5,
    random: randomBytes,
    tell: hear,
  });
  const recent: Uint8Array[] = [];
  const coming: Uint8Array[] = [];
  const line = new OsdpLine({
    port: {
      write: (bytes) => {
        const read = decodePacket(bytes.subarray(1));
        const answer = read.ok ? device.take(read, clock.nowMs()) : undefined;
        if (answer !== undefined) coming.push(answer);
      },
    },
    sessions: [session],
    monotonicMs: clock.nowMs,
    timers: clock.timers,
  });
  line.start();
  const began = performance.now();
  let restMb = 0;
  for (let count = 0; count < frames; count += 1) {
    // After a tenth everything that grows once has grown.
    if (count === Math.floor(frames / 10)) restMb = heapMb();
    line.take(forged(recent));
    const answer = coming.shift();
    if (answer !== undefined) {
      recent.push(answer);
      if (recent.length > 16) recent.shift();
      line.take(answer);
    }
    clock.pass(EVERY_MS);
  }
  const perSecond = frames / ((performance.now() - began) / 1000);
  line.stop();
  return { frames, inputs, channels, grownMb: heapMb() - restMb, perSecond };
};

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MEGABYTE;
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};

interface Bus {
  readonly sessions: readonly DeviceSession[];
  /** Answers heard from each device. */
  readonly heard: readonly number[];
  readonly firstOnlineMs: readonly number[];
  close(): Promise<void>;
}

/** Panel and devices on two ends of a pty, both in this process. */
const openBus = async (addresses: number): Promise<Bus> => {
  const pair = await layPtyPair();
  const keys = Array.from({ length: addresses }, () => newBaseKey());
  const heard = keys.map(() => 0);
  const firstOnlineMs = keys.map(() => Number.NaN);
  const devices = await openDeviceLine({
    path: pair.device,
    devices: keys.map((baseKey, address) => ({
      address,
      baseKey,
      installMode: false,
      random: randomBytes,
    })),
  });
  const sessions = keys.map(
    (baseKey, address) =>
      new DeviceSession({
        address,
        check: 'crc',
        baseKey,
        mustBeSecure: true,
        pollEveryMs: 10,
        random: randomBytes,
        tell: ({ kind }) => {
          if (kind === 'online') firstOnlineMs[address] = performance.now();
        },
      }),
  );
  const port = new KeptPort({
    path: pair.panel,
    baud: 115_200,
    context: contextOf(),
    take: (bytes) => {
      const address = (bytes[1] ?? 0) & 0x7f;
      if (heard[address] !== undefined) heard[address] += 1;
      line.take(bytes);
    },
  });
  await port.open();
  const line = new OsdpLine({ port, sessions, monotonicMs: () => performance.now() });
  line.start();
  return {
    sessions,
    heard,
    firstOnlineMs,
    close: async () => {
      line.stop();
      await port.close();
      await devices.close();
      await pair.end();
    },
  };
};

/** From the end of a session to the next one, over a pty, milliseconds; and all addresses of a line polled once. */
export const measureOsdp = async (): Promise<{
  readonly channelMs: readonly number[];
  readonly roundMs: readonly number[];
}> => {
  const one = await openBus(1);
  const channelMs: number[] = [];
  const [session] = one.sessions;
  if (session === undefined) throw new RangeError('one address');
  await until(() => session.isSecure);
  for (let count = 0; count < CHANNELS; count += 1) {
    const began = performance.now();
    session.restart();
    await until(() => session.isSecure);
    channelMs.push((one.firstOnlineMs[0] ?? Number.NaN) - began);
  }
  await one.close();
  const all = await openBus(ADDRESSES);
  await until(() => all.sessions.every(({ isSecure }) => isSecure));
  const roundMs: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const before = [...all.heard];
    const began = performance.now();
    await until(() => all.heard.every((now, index) => now > (before[index] ?? 0)));
    roundMs.push(performance.now() - began);
  }
  await all.close();
  return { channelMs, roundMs };
};
