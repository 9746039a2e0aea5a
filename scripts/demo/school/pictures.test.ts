import { inflateSync } from 'node:zlib';
import t from 'tap';
import { calendarOf } from './calendar.ts';
import { generateSchool } from './generate.ts';
import { makePainter } from './portrait.ts';
import { randomFrom } from './random.ts';
import { LARGE, SMALL } from './size.ts';

const schoolOf = (size: typeof LARGE) =>
  generateSchool({
    seed: 'furtka',
    size,
    calendar: calendarOf(2026, 'mazowieckie'),
    key: '',
    name: 'Szkoła',
    address: 'ul. Szkolna 1',
  }).school;

/** Type and data of each part of a PNG. */
const chunksOf = (png: Buffer): [string, Buffer][] => {
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push([png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return chunks;
};

t.test('a portrait is a whole PNG of one or two kilobytes', async (t) => {
  const painter = makePainter();
  const random = randomFrom('faces');
  for (let count = 0; count < 200; count += 1) {
    const png = painter.paint(random.branch(String(count)), count % 2 === 0);
    if (png.length > 2048) t.fail(`${png.length} bytes`);
    const chunks = chunksOf(png);
    t.same(chunks.map(([type]) => type).join(), 'IHDR,PLTE,IDAT,IEND');
    const [, palette = Buffer.alloc(0)] = chunks.find(([type]) => type === 'PLTE') ?? [];
    const [, data = Buffer.alloc(0)] = chunks.find(([type]) => type === 'IDAT') ?? [];
    const rows = inflateSync(data);
    if (rows.length !== 96 * 97) t.fail(`${rows.length} bytes of pixels`);
    if (rows.some((number, at) => at % 97 > 0 && number >= palette.length / 3))
      t.fail('a pixel without colour');
  }
});

t.test('most pupils have a portrait of their own, some a note, the same each time', async (t) => {
  const { students } = schoolOf(LARGE);
  const photos = students.flatMap(({ photo }) => photo ?? []);
  t.ok(photos.length > 500 && photos.length < 600);
  t.ok(new Set(photos).size > photos.length * 0.95, 'hardly two are alike');
  t.ok(photos.every((photo) => photo.length <= 2732));
  const notes = students.flatMap(({ gateNote }) => gateNote ?? []);
  t.ok(notes.length > 30 && notes.length < 120);
  t.ok(
    students.find(({ lastName, firstName }) => `${firstName} ${lastName}` === 'Łucja Żak')?.photo,
  );
  t.same(schoolOf(SMALL).students, schoolOf(SMALL).students);
});
