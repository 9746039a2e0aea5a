import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import type { CardApplet } from '../../test/ev2-card.ts';
import { VirtualDesfire } from '../../test/virtual-desfire.ts';
import { VirtualNtag424 } from '../../test/virtual-ntag424.ts';
import type { OfficeCardKeys } from './card-keys.ts';
import type { Exchange } from './exchange.ts';
import { newOfficeKeysText, parseOfficeKeys } from './key-text.ts';
import { personaliseDesfire } from './personalise-desfire.ts';
import { personaliseNtag424 } from './personalise-ntag424.ts';
import { type ProofResult, proveCard } from './prove-card.ts';

const draw = (): Uint8Array => randomBytes(16);
const newKeys = (): OfficeCardKeys => {
  const keys = parseOfficeKeys(newOfficeKeysText());
  if (keys === undefined) throw new Error('new keys are whole');
  return keys;
};
const KEYS = newKeys();
const UID = '04a1b2c3d4e5f6';
const OTHER = '04a1b2c3d4e5f7';
const bytes = (uid: string): Uint8Array => Buffer.from(uid, 'hex');

/** Runs an exchange against a card; `cutAt`: the power goes before the card hears its n-th APDU, or after it acted on it. */
const run = <Result>(
  exchange: Exchange<Result>,
  card: CardApplet,
  cut?: { readonly at: number; readonly acts: boolean },
): { readonly result: Result | undefined; readonly apdus: number } => {
  card.reset();
  let step = exchange.next();
  for (let apdus = 0; ; apdus += 1) {
    if (step.done === true) return { result: step.value, apdus };
    if (cut?.at === apdus) {
      if (cut.acts) card.answer(Buffer.from(step.value));
      return { result: undefined, apdus };
    }
    const answer = card.answer(Buffer.from(step.value));
    if (answer === undefined) return { result: undefined, apdus };
    step = exchange.next(answer);
  }
};

const prove = (
  card: CardApplet,
  options: { readonly uid?: string; readonly keys?: OfficeCardKeys; readonly file?: boolean } = {},
): ProofResult | undefined => {
  const { uid = UID, keys = KEYS, file = true } = options;
  const exchange = proveCard({
    uid: bytes(uid),
    keys,
    rndA: draw(),
    readsCredentialFile: file,
  });
  return run(exchange, card).result;
};
const desfire = (keys = KEYS, uid = UID): VirtualDesfire => {
  const card = new VirtualDesfire();
  const { result } = run(personaliseDesfire(bytes(uid), keys, draw), card);
  if (result?.ok !== true) throw new Error(`not personalised: ${JSON.stringify(result)}`);
  return card;
};
const ntag = (keys = KEYS, uid = UID): VirtualNtag424 => {
  const card = new VirtualNtag424(uid);
  const { result } = run(personaliseNtag424(bytes(uid), keys, draw), card);
  if (result?.ok !== true) throw new Error(`not personalised: ${JSON.stringify(result)}`);
  return card;
};

t.test('a personalised card of either family proves itself, a blank one does not', (t) => {
  const card = desfire();
  t.same(prove(card), { outcome: 'proved' });
  t.same(prove(card, { file: false }), { outcome: 'proved' });
  t.same(prove(new VirtualDesfire()), { outcome: 'absent' });
  t.same(prove(new VirtualNtag424(UID)), { outcome: 'absent' });
  const counting = ntag();
  t.same(prove(counting), { outcome: 'proved', counter: 1 });
  t.same(prove(counting), { outcome: 'proved', counter: 2 });
  t.end();
});

t.test('T1: a card with the UID of another, or with keys of its own, proves nothing', (t) => {
  t.same(prove(desfire(KEYS, OTHER)), { outcome: 'failed' }, 'its key belongs to another UID');
  t.same(prove(ntag(KEYS, OTHER)), { outcome: 'failed' }, 'its message names another UID');
  const forger = { ...newKeys(), system: KEYS.system };
  t.same(prove(desfire(forger)), { outcome: 'failed' });
  t.same(prove(ntag(forger)), { outcome: 'failed' });
  t.end();
});

t.test('T3: the key of one card opens no other; a door without the seed makes no card', (t) => {
  const [one, two] = [desfire(), desfire(KEYS, OTHER)];
  const keysOf = (card: VirtualDesfire): readonly string[] =>
    [...card.applications.values()].flatMap(({ keys }) => keys.map((key) => key.toString('hex')));
  t.notOk(keysOf(one).some((key) => keysOf(two).includes(key)));
  const stolen = {
    ...KEYS,
    desfire: { ...KEYS.desfire, credentialSeed: newKeys().desfire.credentialSeed },
  };
  t.same(prove(desfire(stolen)), { outcome: 'failed' }, 'the file is not signed by the office');
  t.end();
});

t.test(
  'the same answer for a wrong key, a wrong MAC and a wrong file: nothing to learn from',
  (t) => {
    /** A card whose n-th answer has one bit changed. */
    const spoilt = (at: number, byte: number): CardApplet => {
      const card = desfire();
      let heard = 0;
      return {
        reset: () => card.reset(),
        answer(apdu) {
          const answer = card.answer(apdu);
          heard += 1;
          if (heard === at && answer !== undefined) answer[byte] = (answer[byte] ?? 0) ^ 0x01;
          return answer;
        },
      };
    };
    for (const [at, byte] of [
      [2, 0], // the card's challenge
      [3, 0], // its proof
      [3, 17],
      [4, 0], // the file
      [4, 120], // its MAC
    ] as const)
      t.same(prove(spoilt(at, byte)), { outcome: 'failed' }, `answer ${at}, byte ${byte}`);
    t.end();
  },
);

t.test('whatever a card answers, nothing is proved and nothing throws', (t) => {
  const replies = fc.array(fc.uint8Array({ maxLength: 258 }), { minLength: 1, maxLength: 8 });
  const ok = fc.constantFrom([0x91, 0x00], [0x91, 0xaf], [0x90, 0x00]);
  const shaped = fc
    .tuple(fc.uint8Array({ maxLength: 130 }), ok)
    .map(([data, end]) => Uint8Array.of(...data, ...end));
  const lists = fc.oneof(replies, fc.array(shaped, { minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(lists, (answers) => {
      let at = 0;
      const card: CardApplet = {
        reset: () => undefined,
        answer: () => Buffer.from(answers[at++ % answers.length] ?? []),
      };
      const result = prove(card);
      return result?.outcome !== 'proved';
    }),
    { numRuns: 3000 },
  );
  t.pass('3000 cards');
  t.end();
});

for (const [family, make, personalise] of [
  ['DESFire', () => new VirtualDesfire(), personaliseDesfire],
  ['NTAG 424', () => new VirtualNtag424(UID), personaliseNtag424],
] as const) {
  t.test(
    `${family}: cut at every step, before or after the card acted, it is personalised again`,
    (t) => {
      const { apdus } = run(personalise(bytes(UID), KEYS, draw), make());
      for (let at = 0; at < apdus; at += 1) {
        for (const acts of [false, true]) {
          const card = make();
          run(personalise(bytes(UID), KEYS, draw), card, { at, acts });
          const again = run(personalise(bytes(UID), KEYS, draw), card);
          if (again.result?.ok !== true)
            t.fail(`cut at ${at}, acted ${acts}: ${JSON.stringify(again)}`);
          if (prove(card)?.outcome !== 'proved') t.fail(`cut at ${at}, acted ${acts}: no proof`);
        }
      }
      t.pass(`${2 * apdus} cuts`);
      t.end();
    },
  );

  t.test(`${family}: twice is as once; a card of another school is left alone`, (t) => {
    const card = make();
    t.same(run(personalise(bytes(UID), KEYS, draw), card).result, { ok: true });
    t.same(run(personalise(bytes(UID), KEYS, draw), card).result, { ok: true });
    t.equal(prove(card)?.outcome, 'proved');
    const foreign = { ...newKeys(), system: KEYS.system };
    t.same(run(personalise(bytes(UID), foreign, draw), card).result, {
      ok: false,
      code: 'foreign',
    });
    t.equal(prove(card)?.outcome, 'proved', 'and is as it was');
    t.end();
  });
}
