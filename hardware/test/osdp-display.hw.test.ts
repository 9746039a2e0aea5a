import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { openDriver } from '../src/discover.ts';
import { newBaseKey } from '../src/osdp/base-key.ts';
import { openDeviceLine } from '../src/osdp/device-line.ts';
import { until } from './pcscd-fixture.ts';
import { layMangledPair } from './pty-fixture.ts';

t.setTimeout(120_000);
const WITHIN_MS = 20_000;
const TEXT = 0x6b;

t.test(
  'a reader with a display says the door’s name and its answer; what came damaged is counted',
  async (t) => {
    const pair = await layMangledPair();
    const key = newBaseKey();
    const keyFile = join(t.testdir(), 'keys.json');
    writeFileSync(keyFile, JSON.stringify({ reader: Buffer.from(key).toString('hex') }), {
      mode: 0o600,
    });
    const shown: string[] = [];
    const line = await openDeviceLine({
      path: pair.device,
      baud: 115_200,
      devices: [
        {
          ...{ address: 3, baseKey: key, installMode: false, random: randomBytes },
          obey: (code, data) => {
            if (code === TEXT) shown.push(Buffer.from(data.subarray(6)).toString('latin1'));
          },
        },
      ],
    });
    const devices = await openDriver(
      'osdp',
      {
        ...{ path: pair.panel, keyFile, baud: 115_200, startWaitMs: 15_000 },
        devices: [{ id: 'reader', address: 3 }],
        readers: [{ id: 'in', device: 'reader', cards: 'uid' }],
        indicators: [{ id: 'lamp', device: 'reader', label: 'Wejscie A' }],
      },
      { monotonicMs: () => performance.now(), log: () => undefined },
    );
    t.teardown(async () => {
      await devices.close();
      await line.close();
      await pair.end();
    });
    await until('the name at rest', () => shown.includes('Wejscie A'), WITHIN_MS);
    devices.indicators.get('lamp')?.show('granted');
    await until('the answer', () => shown.at(-1) === 'Prosze wejsc', WITHIN_MS);
    devices.indicators.get('lamp')?.show('denied');
    await until('the refusal', () => shown.at(-1) === 'Nie otwieram', WITHIN_MS);
    devices.indicators.get('lamp')?.show('idle');
    await until('the name again', () => shown.at(-1) === 'Wejscie A', WITHIN_MS);

    const reader = devices.readers.get('in');
    const before = reader?.badFrames?.();
    t.equal(before, 0, 'nothing was damaged so far');
    let spoilt = 0;
    pair.mangle = (bytes, way) => {
      if (way === 'down' || spoilt === 3) return bytes;
      spoilt += 1;
      const changed = Uint8Array.from(bytes);
      const last = changed.length - 1;
      changed[last] = (changed[last] ?? 0) ^ 0x20;
      return changed;
    };
    await until('the damage is counted', () => (reader?.badFrames?.() ?? 0) > 0, WITHIN_MS);
    pair.mangle = (bytes) => bytes;
    t.ok((reader?.badFrames?.() ?? 0) <= spoilt, 'never more than there were');
    line.devices[0]?.peripheral.present(32, Uint8Array.of(4, 0xa1, 0, 1));
    t.equal(reader?.online(), true, 'the reader is served on');
  },
);
