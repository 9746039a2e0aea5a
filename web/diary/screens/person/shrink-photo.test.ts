import t from 'tap';
import { bytesOfBase64, fitted } from './shrink-photo.ts';

t.test('a photo keeps its shape and never grows', async (t) => {
  t.same(fitted(4000, 3000, 256), { width: 256, height: 192 });
  t.same(fitted(300, 1200, 256), { width: 64, height: 256 });
  t.same(fitted(100, 80, 256), { width: 100, height: 80 });
  t.same(fitted(10_000, 1, 256), { width: 256, height: 1 });
});

t.test('the length of base64 is told without reading it', async (t) => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd'])
    t.equal(bytesOfBase64(Buffer.from(text).toString('base64')), text.length);
});
