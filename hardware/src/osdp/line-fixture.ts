import { randomBytes } from 'node:crypto';
import sinon from 'sinon';
import { Deframer } from './deframer.ts';
import { DeviceSession } from './device-session.ts';
import { OsdpLine } from './line.ts';
import { decodePacket } from './packet.ts';
import { Peripheral, type PeripheralOptions } from './peripheral.ts';
import type { SessionEvent, SessionOptions } from './session-events.ts';

/** What the line does to the bytes on their way; `undefined` loses them. */
export type Mangle = (bytes: Uint8Array, way: 'down' | 'up') => Uint8Array | undefined;

export const BASE_KEY = Uint8Array.from(Buffer.from('8f1d2c77b04e95a36c58f0e219ab374d', 'hex'));

export interface TestDevice {
  readonly peripheral: Peripheral;
  readonly session: DeviceSession;
  readonly heard: SessionEvent[];
  /** Whether it has power. */
  isOn: boolean;
}

/** A line with panel and devices on a clock of its own. */
export interface TestLine {
  readonly devices: readonly TestDevice[];
  readonly line: OsdpLine;
  mangle: Mangle;
  pass(ms: number): void;
  nowMs(): number;
  /** Bytes as they went over the line, in order. */
  readonly wire: { readonly way: 'down' | 'up'; readonly bytes: Uint8Array }[];
  stop(): void;
}

type Wish = Partial<PeripheralOptions> & { readonly panel?: Partial<SessionOptions> };

const ANSWER_MS = 3;

const makeDevice = (address: number, { panel, ...wish }: Wish): TestDevice => {
  const heard: SessionEvent[] = [];
  const peripheral = new Peripheral({
    address,
    baseKey: BASE_KEY,
    installMode: false,
    random: randomBytes,
    ...wish,
  });
  const session = new DeviceSession({
    address,
    check: 'crc',
    baseKey: BASE_KEY,
    mustBeSecure: true,
    pollEveryMs: 50,
    random: randomBytes,
    tell: (event) => heard.push(event),
    ...panel,
  });
  return { peripheral, session, heard, isOn: true };
};

/** Lays a line; time passes only by `pass`. */
export const layLine = (wishes: readonly Wish[]): TestLine => {
  const clock = sinon.useFakeTimers({ now: 1000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const devices = wishes.map((wish, index) => makeDevice(index, wish));
  const wire: { way: 'down' | 'up'; bytes: Uint8Array }[] = [];
  const atDevices = new Deframer();
  const carry = (way: 'down' | 'up', bytes: Uint8Array, to: (bytes: Uint8Array) => void): void => {
    wire.push({ way, bytes });
    const arrived = test.mangle(bytes, way);
    if (arrived !== undefined) to(arrived);
  };
  const hearDown = (bytes: Uint8Array): void =>
    atDevices.take(bytes, clock.now, (packet) => {
      const read = decodePacket(packet);
      if (!read.ok) return false;
      for (const { peripheral, isOn } of devices) {
        const answer = isOn ? peripheral.take(read, clock.now) : undefined;
        if (answer !== undefined)
          setTimeout(() => carry('up', answer, (up) => line.take(up)), ANSWER_MS);
      }
      return true;
    });
  const line = new OsdpLine({
    // Without the mark before it.
    port: { write: (bytes) => carry('down', bytes.subarray(1), hearDown) },
    sessions: devices.map(({ session }) => session),
    monotonicMs: () => clock.now,
  });
  const test: TestLine = {
    devices,
    line,
    wire,
    mangle: (bytes) => bytes,
    pass: (ms) => {
      clock.tick(ms);
    },
    nowMs: () => clock.now,
    stop: () => {
      line.stop();
      clock.restore();
    },
  };
  line.start();
  return test;
};
