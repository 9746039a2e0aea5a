import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { openDriver } from '../src/discover.ts';
import { writeKeyFile } from '../src/keyed-cards/key-file.ts';
import { doorKeysText, newOfficeKeysText, parseOfficeKeys } from '../src/keyed-cards/key-text.ts';
import { type PersonaliseResult, personaliseCard } from '../src/keyed-cards/personalise-card.ts';
import { proveCard } from '../src/keyed-cards/prove-card.ts';
import { runExchange } from '../src/keyed-cards/run-exchange.ts';
import { withCardAtDesk } from '../src/pcsc/card-desk.ts';
import type { Devices, DriverContext, ReaderEvent } from '../src/port.ts';
import type { CardApplet } from './ev2-card.ts';
import {
  makePcscd,
  type PcscdFixture,
  until,
  VirtualCard,
  type VirtualCardOptions,
  VirtualDesfire,
  VirtualNtag424,
} from './pcscd-fixture.ts';

const HOLD_MS = 5_000;
const TRIES = 6;
const UID = '04a1b2c3d4e5f6';
const OTHER = '04a1b2c3d4e5f7';

const office = parseOfficeKeys(newOfficeKeysText());
if (office === undefined) throw new Error('new keys are whole');
const logged: string[] = [];
const context: DriverContext = {
  monotonicMs: () => performance.now(),
  log: (level, event, fields) => logged.push(JSON.stringify({ level, event, ...fields })),
};
let pcscd: PcscdFixture;
let folder = '';
let keyFile = '';
const port = (): number => pcscd.slots[0]?.port ?? 0;

t.setTimeout(300_000);
t.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'furtka-keyed-'));
  keyFile = join(folder, 'door.keys');
  await writeKeyFile(keyFile, doorKeysText(office), undefined);
  pcscd = await makePcscd({ names: ['Furtka keyed'] });
});
t.after(async () => {
  await pcscd.end();
  await rm(folder, { recursive: true });
});

const isoDep = (applet: CardApplet, uid = UID, more: Partial<VirtualCardOptions> = {}) =>
  new VirtualCard({ uid, kind: 'isoDep', applet, ...more });

/** Holds a card to the reader until `seen`; again when pcscd, which looks twice a second, missed it. */
const hold = async (card: VirtualCard, seen: () => boolean, holdMs = HOLD_MS): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    await card.insert(port());
    try {
      await until('the card to be read', seen, holdMs);
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
    } finally {
      await card.remove();
    }
  }
};

/** Lays a card on the office's desk. */
const personalise = async (card: VirtualCard): Promise<PersonaliseResult> => {
  let isDone = false;
  let laid: Promise<void> | undefined;
  const result = await withCardAtDesk(
    {
      match: 'Furtka keyed 00 00',
      waitMs: 60_000,
      onReady: () => {
        laid = hold(card, () => isDone);
        laid.catch(() => undefined);
      },
    },
    (at) => personaliseCard(at, office),
  ).finally(() => {
    isDone = true;
  });
  await laid;
  return result;
};

/** Opens the door's driver with keys and hands out what it hears. */
const openDoor = async (
  cardKeys: object = {},
): Promise<{ readonly devices: Devices; readonly events: ReaderEvent[] }> => {
  const readers = [{ id: 'in', match: 'Furtka keyed 00 00' }];
  const keys = { file: keyFile, withinMs: 2_000, ...cardKeys };
  const devices = await openDriver(
    'pcsc',
    { readers, startWaitMs: 20_000, cardKeys: keys },
    context,
  );
  const events: ReaderEvent[] = [];
  devices.readers.get('in')?.on((event) => events.push(event));
  return { devices, events };
};
const seen = (events: readonly ReaderEvent[]): readonly Readonly<Record<string, unknown>>[] =>
  events.map((event) =>
    event.kind === 'credential'
      ? { assurance: event.credential.assurance, ...event.proof }
      : { kind: event.kind },
  );

const desfire = new VirtualDesfire();
const ntag = new VirtualNtag424(UID);

t.test('both families are written at a desk and prove themselves there', async (t) => {
  t.match(await personalise(isoDep(desfire)), { ok: true, family: 'desfire' });
  t.match(await personalise(isoDep(ntag)), { ok: true, family: 'ntag424' });
  t.match(await personalise(isoDep(desfire)), { ok: true }, 'a second time is as one');
});

t.test('T2: a MIFARE Classic card is refused at the desk, with the reason', async (t) => {
  const classic = new VirtualCard({ uid: UID, kind: 'storage' });
  t.same(await personalise(classic), { ok: false, code: 'not_keyed_family' });
  t.same(await personalise(isoDep(new VirtualDesfire(), '04a1b2c3')), {
    ok: false,
    code: 'not_keyed_family',
  });
});

t.test('a card pulled away in the middle of the writing is written the next time', async (t) => {
  const card = new VirtualDesfire();
  let heard = 0;
  const pulled: CardApplet = {
    reset: () => card.reset(),
    answer(apdu) {
      heard += 1;
      const answer = card.answer(apdu);
      return heard === 14 ? undefined : answer;
    },
  };
  t.same(await personalise(isoDep(pulled)), { ok: false, code: 'gone' });
  t.match(await personalise(isoDep(card)), { ok: true });
});

t.test('at the door: keyed cards are keyed, a copy of their UID is not (T1)', async (t) => {
  const { devices, events } = await openDoor({ credentialFile: true });
  t.teardown(() => devices.close());
  const next = async (card: VirtualCard): Promise<unknown> => {
    const before = events.length;
    await hold(card, () => events.length > before);
    return seen(events)[before];
  };
  t.same(await next(isoDep(desfire)), { assurance: 'keyed', outcome: 'proved' });
  const first = await next(isoDep(ntag));
  t.match(first, { assurance: 'keyed', outcome: 'proved', counter: ntag.counter });
  t.match(await next(new VirtualCard({ uid: UID, kind: 'storage' })), {
    assurance: 'uid',
    outcome: 'absent',
  });
  t.same(await next(isoDep(desfire, OTHER)), { assurance: 'uid', outcome: 'failed' });
  t.same(await next(isoDep(new VirtualDesfire())), { assurance: 'uid', outcome: 'absent' });
  t.notOk(
    logged.some((line) => line.includes(UID) || line.includes(OTHER)),
    'no number in the log',
  );
});

t.test('T5: a card relayed from afar, 100, 300 or 500 ms a way, proves nothing', async (t) => {
  const { devices, events } = await openDoor({ withinMs: 300 });
  t.teardown(() => devices.close());
  for (const [at, answersAfterMs] of [100, 300, 500].entries()) {
    await hold(isoDep(desfire, UID, { answersAfterMs }), () => events.length > at);
    t.same(seen(events)[at], { assurance: 'uid', outcome: 'late' }, `+${answersAfterMs} ms`);
  }
});

t.test('the time that a proof takes', async (t) => {
  const card = isoDep(desfire);
  const took: Record<'key' | 'keyAndFile', number[]> = { key: [], keyAndFile: [] };
  let isDone = false;
  let laid: Promise<void> | undefined;
  const lay = (): void => {
    laid = hold(card, () => isDone, 60_000);
    laid.catch(() => undefined);
  };
  await withCardAtDesk(
    { match: 'Furtka keyed 00 00', waitMs: 60_000, onReady: lay },
    async ({ transmit }) => {
      for (let times = 0; times < 100; times += 1) {
        for (const readsCredentialFile of [false, true]) {
          const uid = Buffer.from(UID, 'hex');
          const proof = proveCard({
            uid,
            keys: office,
            rndA: randomBytes(16),
            readsCredentialFile,
          });
          const startedAtMs = performance.now();
          const result = await runExchange(proof, transmit, 10_000);
          took[readsCredentialFile ? 'keyAndFile' : 'key'].push(performance.now() - startedAtMs);
          if (result?.outcome !== 'proved') t.fail('it was not proved');
        }
      }
    },
  ).finally(() => {
    isDone = true;
  });
  await laid;
  for (const [what, all] of Object.entries(took)) {
    all.sort((one, other) => one - other);
    const at = (share: number): string => (all[Math.floor(all.length * share)] ?? 0).toFixed(1);
    t.comment(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(0.999)} ms`);
    t.equal(all.length, 100);
  }
});

t.test('a card pulled away while it is asked is read by its number, as late, once', async (t) => {
  const { devices, events } = await openDoor();
  t.teardown(() => devices.close());
  const pulled: CardApplet = { reset: () => desfire.reset(), answer: () => undefined };
  await hold(isoDep(pulled), () => events.length > 0);
  t.same(seen(events), [{ assurance: 'uid', outcome: 'late' }]);
  await hold(isoDep(desfire), () => events.length > 1);
  t.same(seen(events)[1], { assurance: 'keyed', outcome: 'proved' });
});

t.test('without its key file the driver does not open', async (t) => {
  await t.rejects(openDoor({ file: join(folder, 'absent') }), { code: 'config' });
});
