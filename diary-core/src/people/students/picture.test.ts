import t from 'tap';
import { readPicture } from './picture.ts';
import { jpegOf, pngOf, webpOf } from './test-pictures.ts';

const PICTURES = [
  ['image/png', pngOf(96, 128)],
  ['image/jpeg', jpegOf(96, 128)],
  ['image/jpeg', jpegOf(96, 128, 0xc2)],
  ['image/webp', webpOf(96, 128, 'VP8 ')],
  ['image/webp', webpOf(96, 128, 'VP8L')],
  ['image/webp', webpOf(96, 128, 'VP8X')],
] as const;

t.test('kind and size come from the content', async (t) => {
  for (const [kind, bytes] of PICTURES)
    t.same(readPicture(bytes), { kind, width: 96, height: 128 }, kind);
});

t.test('a picture that was cut short anywhere is none, and nothing throws', async (t) => {
  for (const [kind, bytes] of PICTURES)
    for (let length = 0; length < bytes.length; length += 1)
      if (readPicture(bytes.subarray(0, length)) !== undefined)
        t.fail(`${kind} cut at ${length} of ${bytes.length}`);
  t.pass('all of them');
});

t.test('other things are none', async (t) => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '%PDF-1.7', ''])
    t.equal(readPicture(Buffer.from(text.padEnd(64))), undefined, text);
  const wrongEnd = pngOf(1, 1);
  wrongEnd[wrongEnd.length - 1] = 0;
  t.equal(readPicture(wrongEnd), undefined);
  t.equal(readPicture(jpegOf(9, 9, 0xc4)), undefined, 'a table is no frame');
  const endless = Buffer.from(jpegOf(9, 9));
  endless.writeUInt16BE(0, 4);
  t.equal(readPicture(endless), undefined, 'a segment of no length');
});
