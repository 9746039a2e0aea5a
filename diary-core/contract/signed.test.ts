import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { open, type SigningKey, seal } from './signed.ts';

const makeKey = (keyId: string): SigningKey => {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { keyId, publicKey: jwk.x ?? '', privateKey: jwk.d ?? '' };
};
const key = makeKey('core-1');
const other = makeKey('core-2');

t.test('what was sealed opens with the same body', async (t) => {
  fc.assert(
    fc.property(fc.string(), (body) => {
      const opened = open([key], 'roster', seal(key, 'roster', body));
      return opened.ok && opened.body === body && opened.keyId === 'core-1';
    }),
  );
  t.pass('any body, line feeds included');
});

t.test('a text of one kind never passes for another', async (t) => {
  t.match(open([key], 'command', seal(key, 'roster', '{}')), {
    ok: false,
    code: 'signed.other_kind',
  });
  const relabelled = seal(key, 'roster', '{}').replace('furtka1 roster', 'furtka1 command');
  t.match(open([key], 'command', relabelled), { ok: false, code: 'signed.bad_signature' });
});

t.test('one flipped bit anywhere is refused', async (t) => {
  const signed = Buffer.from(seal(key, 'deny', '{"v":1,"entries":[]}'));
  for (let bit = 0; bit < signed.length * 8; bit += 1) {
    const bent = Buffer.from(signed);
    bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (bent.toString('utf8') === signed.toString('utf8')) continue;
    const opened = open([key], 'deny', bent.toString('utf8'));
    if (opened.ok && opened.body !== '{"v":1,"entries":[]}') t.fail(`bit ${bit} was taken`);
  }
  t.pass('every bit tried');
});

t.test('unknown keys and broken texts have their own codes', async (t) => {
  t.match(open([other], 'mode', seal(key, 'mode', 'x')), { code: 'signed.unknown_key' });
  t.match(open([], 'mode', seal(key, 'mode', 'x')), { code: 'signed.unknown_key' });
  for (const broken of [
    '',
    '\n',
    'furtka1',
    'furtka1 mode core-1 short\nx',
    'furtka2 mode a b\nx',
    'x'.repeat(9_000),
  ])
    t.match(open([key], 'mode', broken), { ok: false, code: 'signed.malformed' });
});
