import t from 'tap';
import { EMPTY_DOOR, readDoor, secondsText } from './door-draft.ts';

const form = { ...EMPTY_DOOR, name: ' Sala gimnastyczna ', shortName: 'gym' };
const wrong = (over: Partial<typeof form>) => {
  const result = readDoor({ ...form, ...over }, 'site');
  return result.ok ? [] : result.wrong;
};

t.test('a door is read from what was typed', async (t) => {
  t.match(readDoor({ ...form, pulse: '3,5', held: '0030' }, 'site'), {
    ok: true,
    door: { name: 'Sala gimnastyczna', pulseMs: 3500, heldOpenAfterMs: 30_000, siteId: 'site' },
  });
  t.equal(secondsText(3500, 'pl'), '3,5');
});

t.test('what does not fit is named, field by field', async (t) => {
  t.same(wrong({ name: '  ', shortName: 'Sala 1' }), ['name', 'shortName']);
  t.same(wrong({ name: 'x'.repeat(81) }), ['name']);
  for (const pulse of ['', '0,05', '61', '-3', '3,5,1', '1e3', 'trzy'])
    t.same(wrong({ pulse }), ['pulseMs'], pulse);
  for (const held of ['0,9', '3601']) t.same(wrong({ held }), ['heldOpenAfterMs'], held);
});
