import fc from 'fast-check';
import t from 'tap';
import { readSse, SSE_MAX_CHARS, type SseMessage, sseStart } from './sse.ts';

const readAll = (pieces: readonly string[]): readonly SseMessage[] => {
  let state = sseStart;
  return pieces.flatMap((piece) => {
    const step = readSse(state, piece);
    if (!step.ok) throw new Error(step.code);
    state = step.state;
    return step.messages;
  });
};

t.test('messages, comments, several data lines, unknown fields', (t) => {
  const text =
    ': hi\n\nevent: block\ndata: {"a":1}\n\nid: 7\nretry: 1\ndata:x\ndata:  y\n\ndata\n\n';
  t.same(readAll([text]), [
    { event: 'block', data: '{"a":1}' },
    { event: 'message', data: 'x\n y' },
    { event: 'message', data: '' },
  ]);
  t.same(readAll(['event: lonely\n\n']), [], 'an event without data is none');
  t.same(readAll(['data: half']), [], 'a message without its end is none');
  t.end();
});

t.test('pieces may end anywhere and lines may end in CR, LF or both', (t) => {
  const text = 'event: roster\ndata: {"version":1}\n\n: beat\n\ndata: zażółć\n\n';
  const whole = readAll([text]);
  t.equal(whole.length, 2);
  for (const end of ['\n', '\r', '\r\n']) {
    // A CR at the end waits for its LF, so one more line closes the stream.
    const stream = `${text.replaceAll('\n', end)}: end${end}`;
    const cuts = fc.array(fc.nat({ max: stream.length }), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (at) => {
        const places = [0, ...at.toSorted((a, b) => a - b), stream.length];
        const pieces = places.slice(1).map((to, index) => stream.slice(places[index], to));
        return JSON.stringify(readAll(pieces)) === JSON.stringify(whole);
      }),
      { numRuns: 200 },
    );
  }
  t.end();
});

t.test('a line or a message without end is refused', (t) => {
  t.match(readSse(sseStart, 'x'.repeat(SSE_MAX_CHARS + 1)), { ok: false, code: 'sse.too_long' });
  const line = `data: ${'x'.repeat(1000)}\n`;
  t.match(readSse(sseStart, line.repeat(70)), { ok: false, code: 'sse.too_long' });
  t.end();
});
