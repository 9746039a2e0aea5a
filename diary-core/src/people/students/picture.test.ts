import sharp from 'sharp';
import t from 'tap';
import { cleanPicture, ownPicture, PICTURE_MAX_BYTES } from './picture.ts';
import { bombOf, fourInks, heicHead, phonePhoto, pictureOf } from './test-pictures.ts';

const codeOf = async (bytes: Buffer): Promise<string> => {
  try {
    const { width, height } = await cleanPicture(bytes);
    return `${width}x${height}`;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

t.test(
  'a photo from a phone is turned upright, cut, made small, and forgets where it was',
  async (t) => {
    const photo = await phonePhoto();
    t.ok(photo.includes('Exif'), 'the file says where it was taken');
    const { kind, width, height, content } = await cleanPicture(photo);
    t.same({ kind, width, height }, { kind: 'image/jpeg', width: 256, height: 320 });
    t.ok(content.length <= 15_000, `${content.length} bytes`);
    const seen = await sharp(content).metadata();
    t.match(seen, { format: 'jpeg', width: 256, height: 320, space: 'srgb', channels: 3 });
    for (const kept of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const)
      t.equal(seen[kept], undefined, kept);
  },
);

t.test('every kind has the shape of a photo afterwards, and none is enlarged', async (t) => {
  t.equal(await codeOf(await pictureOf(4000, 3000, 'jpeg')), '256x320');
  t.equal(await codeOf(await pictureOf(512, 640, 'webp')), '256x320');
  t.equal(await codeOf(await pictureOf(96, 96)), '77x96');
  t.equal(await codeOf(await pictureOf(1, 1)), '1x1');
  t.equal(await codeOf(await fourInks()), '256x320');
});

t.test('what is no photo is told by its reason, whatever it is called', async (t) => {
  const text = Buffer.from('To jest zwykły tekst w pliku zdjecie.jpg. '.repeat(50));
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const pdf = Buffer.from('%PDF-1.7');
  for (const [name, bytes] of Object.entries({ text, svg, pdf, empty: Buffer.alloc(64) }))
    t.equal(await codeOf(bytes), 'students.photo_unreadable', name);
  t.equal(await codeOf(heicHead()), 'students.photo_heic');
  t.equal(await codeOf(bombOf(30_000, 30_000)), 'students.photo_too_wide');
  t.equal(await codeOf(bombOf(8000, 6250)), 'students.photo_too_wide', '50 megapixels');
  t.equal(await codeOf(bombOf(5000, 5000)), 'students.photo_too_wide', '25 megapixels');
  t.equal(await codeOf(bombOf(5712, 4284)), 'students.photo_unreadable', 'a camera of „24”');
  t.equal(await codeOf(bombOf(4000, 4000)), 'students.photo_unreadable', 'pixels are missing');
  t.equal(await codeOf(Buffer.alloc(PICTURE_MAX_BYTES + 1)), 'students.photo_too_long');
});

t.test('one picture at a time; ten wait, more are told to come again', async (t) => {
  const small = await pictureOf(60, 80);
  const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(small)));
  t.same(codes, [...Array.from({ length: 11 }, () => '60x75'), 'students.photo_busy']);
  t.equal(await codeOf(small), '60x75', 'afterwards there is room again');
});

t.test('a picture that was cut short is none', async (t) => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const whole = await sharp(await phonePhoto())
      .resize(300)
      [format]()
      .toBuffer();
    for (const share of [0.1, 0.5, 0.9])
      t.equal(
        await codeOf(whole.subarray(0, Math.floor(whole.length * share))),
        'students.photo_unreadable',
        `${format} ${share}`,
      );
  }
});

t.test('a picture of our own is taken as it is', async (t) => {
  const own = await pictureOf(96, 128);
  t.same(await ownPicture(own), { kind: 'image/png', width: 96, height: 128, content: own });
  await t.rejects(ownPicture(Buffer.alloc(15_001)), { code: 'students.photo_too_long' });
});
