import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openDeviceLine } from './device-line.ts';
import { KeyFileError, readKeyFile } from './key-file.ts';
import { PairError, pairDevice } from './pair.ts';

const USAGE = `usage: npm run osdp -- pair --path PORT --keys FILE --id DEVICE [--address N] [--baud N]
                            [--to-address N] [--to-baud N] [--checksum] [--replace]
         gives a new reader its key, on a cable of its own; asks for the reader's id before it begins
       npm run osdp -- device --path PORT --address N [--keys FILE --id DEVICE | --install] [--baud N]
         is a reader: one JSON object a line on standard input acts on it
           {"card":{"bits":26,"hex":"a55a3c80"}}  {"text":"1234"}  {"keys":"12#"}  {"tamper":true}
           {"power":true}  {"input":1,"active":true}  {"on":false}
         and each change of its outputs is a line on standard output
`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      path: { type: 'string' },
      keys: { type: 'string' },
      id: { type: 'string' },
      address: { type: 'string', default: '0' },
      baud: { type: 'string', default: '9600' },
      'to-address': { type: 'string' },
      'to-baud': { type: 'string' },
      checksum: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      install: { type: 'boolean', default: false },
    },
  });
type Wanted = ReturnType<typeof readArguments>['values'];

const whole = (name: string, text: string, max: number): number => {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value <= max) return value;
  throw new RangeError(`--${name} must be a whole number from 0 to ${max}`);
};

const needed = (name: 'path' | 'keys' | 'id', wanted: Wanted): string => {
  const value = wanted[name];
  if (value === undefined || value === '') throw new RangeError(`--${name} is missing`);
  return value;
};

const firstLine = async (): Promise<string> => {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
};

const pair = async (wanted: Wanted): Promise<void> => {
  const id = needed('id', wanted);
  const from = {
    address: whole('address', wanted.address, 126),
    baud: whole('baud', wanted.baud, 230_400),
  };
  const to = {
    address: whole('to-address', wanted['to-address'] ?? wanted.address, 126),
    baud: whole('to-baud', wanted['to-baud'] ?? wanted.baud, 230_400),
  };
  say(`Is the reader alone on this cable, and in your hand? Type its id (${id}) to begin.`);
  if ((await firstLine()).trim() !== id)
    throw new RangeError('another id was typed; nothing was done');
  await pairDevice({
    path: needed('path', wanted),
    keyFile: needed('keys', wanted),
    id,
    from,
    to,
    check: wanted.checksum ? 'checksum' : 'crc',
    replace: wanted.replace,
    say,
  });
};

interface Act {
  readonly card?: { readonly bits: number; readonly hex: string };
  readonly text?: string;
  readonly keys?: string;
  readonly tamper?: boolean;
  readonly power?: boolean;
  readonly input?: number;
  readonly active?: boolean;
  readonly on?: boolean;
}

const WATCH_EVERY_MS = 20;

const beDevice = async (wanted: Wanted): Promise<void> => {
  const keyFile = wanted.keys;
  const baseKey =
    keyFile === undefined ? undefined : readKeyFile(keyFile).get(needed('id', wanted));
  const line = await openDeviceLine({
    path: needed('path', wanted),
    baud: whole('baud', wanted.baud, 230_400),
    devices: [
      {
        address: whole('address', wanted.address, 126),
        installMode: wanted.install,
        random: randomBytes,
        ...(baseKey !== undefined && { baseKey }),
      },
    ],
  });
  const [device] = line.devices;
  if (device === undefined) return;
  let shown = '';
  setInterval(() => {
    const now = JSON.stringify({ outputs: line.outputs(0) });
    if (now !== shown) say(now);
    shown = now;
  }, WATCH_EVERY_MS);
  const { peripheral } = device;
  for await (const text of createInterface({ input: process.stdin })) {
    const act = JSON.parse(text) as Act;
    if (act.card !== undefined) peripheral.present(act.card.bits, Buffer.from(act.card.hex, 'hex'));
    if (act.text !== undefined) peripheral.presentText(act.text);
    if (act.keys !== undefined) peripheral.press(act.keys);
    if (act.tamper !== undefined) peripheral.tamper(act.tamper);
    if (act.power !== undefined) peripheral.power(act.power);
    if (act.input !== undefined) peripheral.input(act.input, act.active === true);
    if (act.on !== undefined) device.setPower(act.on);
  }
};

const isOurs = (error: unknown): error is Error =>
  error instanceof PairError || error instanceof KeyFileError || error instanceof RangeError;

try {
  const { values, positionals } = readArguments();
  if (positionals[0] === 'pair') await pair(values);
  else if (positionals[0] === 'device') await beDevice(values);
  else {
    process.stdout.write(USAGE);
    process.exit(1);
  }
  process.exit(0);
} catch (error) {
  process.stderr.write(`${isOurs(error) ? error.message : String(error)}\n`);
  process.exit(1);
}
