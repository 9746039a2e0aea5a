import t from 'tap';
import { EventOrder } from './event-order.ts';

const EPOCH = '00000000-0000-7000-8000-0000000000e1';
const NEXT_EPOCH = '00000000-0000-7000-8000-0000000000e2';
const event = (seq: number, epoch = EPOCH): Buffer => Buffer.from(JSON.stringify({ epoch, seq }));

t.test('what stands behind a refused event waits until that one comes again', async (t) => {
  const order = new EventOrder();
  t.ok(order.mayCome('a', event(1)));
  order.refuse('a', event(4));
  order.refuse('a', event(3));
  order.refuse('a', event(5));
  t.notOk(order.mayCome('a', event(6)));
  t.ok(order.mayCome('a', event(2)), 'an older one may');
  t.ok(order.mayCome('b', event(6)), 'another door goes on');
  t.ok(order.mayCome('a', event(1, NEXT_EPOCH)), 'a spool that began anew too');
  t.ok(order.mayCome('a', Buffer.from('x')), 'what is no event is judged by the log');
  t.ok(order.mayCome('a', event(3)), 'the first that was refused');
  t.ok(order.mayCome('a', event(4)), 'and then those behind it');
});

t.test('a session begins with the oldest event', async (t) => {
  const order = new EventOrder();
  order.refuse('a', event(3));
  order.refuse('a', Buffer.from('no event'));
  order.begins('a');
  t.ok(order.mayCome('a', event(9)));
});
