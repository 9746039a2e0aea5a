import t from 'tap';
import { groszOf, typedOf, zloty } from './zloty.ts';

t.test('money as it is typed and shown', async (t) => {
  t.equal(groszOf('50'), 5000);
  t.equal(groszOf('1 200,5 zł'), 120050);
  t.equal(groszOf('50.05'), 5005);
  t.equal(groszOf('-1'), undefined);
  t.equal(groszOf(''), undefined);
  t.equal(typedOf(5005), '50,05');
  t.equal(zloty(5005, 'pl').replace(/\u00A0/g, ' '), '50,05 zł');
});
