import { deflateRawSync } from 'node:zlib';
import t from 'tap';
import { ascFile } from '../test-timetables.ts';
import { readBytes } from './read-bytes.ts';
import { requireModestZip } from './zip-bounds.ts';

interface Part {
  readonly name: string;
  readonly content: Buffer;
  /** As the archive says it; default: true. */
  readonly size?: number;
  /** The bytes of the entry before it. */
  readonly sharesBytes?: boolean;
}

/** An archive as any program writes one, except for what a part says of itself. */
const zipOf = (parts: readonly Part[], count = parts.length): Buffer => {
  const bodies: Buffer[] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const { name, content, size = content.length, sharesBytes } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(sharesBytes ? last : offset, 42);
    contents.push(entry, Buffer.from(name));
    if (sharesBytes) continue;
    bodies.push(local, Buffer.from(name), packed);
    last = offset;
    offset += local.length + name.length + packed.length;
  }
  const table = Buffer.concat(contents);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, table, end]);
};

const faultOf = (zip: Buffer): string => {
  try {
    requireModestZip(zip);
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const part = (name: string, more: Partial<Part> = {}): Part => ({
  name,
  content: Buffer.from(`treść ${name}`),
  ...more,
});

t.test('an archive is judged by its table of contents before anything is unpacked', async (t) => {
  t.equal(faultOf(zipOf([part('a'), part('b')])), 'none');
  const many = Array.from({ length: 2001 }, (_, n) => part(`p${n}`));
  t.equal(faultOf(zipOf(many.slice(1))), 'none', '2,000 parts');
  t.equal(faultOf(zipOf(many)), 'imports.archive_too_large', '2,001');
  t.equal(faultOf(zipOf([part('a'), part('b', { sharesBytes: true })])), 'imports.archive_odd');
  t.equal(faultOf(zipOf([part('a')], 0xffff)), 'imports.archive_odd', 'ZIP64');
  t.equal(faultOf(zipOf([part('a', { size: 0xffffffff })])), 'imports.archive_odd', 'ZIP64');
  const half = 33 * 1024 * 1024;
  const two = [part('a', { size: half }), part('b', { size: half })];
  t.equal(faultOf(zipOf(two)), 'imports.archive_too_large', 'together over 64 MiB');
  const bomb = part('a', { content: Buffer.alloc(80 * 1024 * 1024), size: 100 });
  t.equal(faultOf(zipOf([bomb])), 'imports.archive_odd', 'more than it says');
  t.equal(faultOf(Buffer.from('PK\u0003\u0004 and no more')), 'imports.unreadable');
  t.equal(faultOf(zipOf([part('a')], 3)), 'imports.archive_odd', 'more entries than there are');
});

t.test('workbooks and timetables are opened only after that', async (t) => {
  const good = zipOf([part('plan.xml', { content: Buffer.from(ascFile()) })]);
  t.match(await readBytes({ format: 'timetable', bytes: good }), { ok: true });
  const bad = zipOf([part('plan.xml'), part('b', { sharesBytes: true })]);
  for (const format of ['table', 'timetable'] as const)
    t.match(await readBytes({ format, bytes: bad }), { ok: false, fault: 'imports.archive_odd' });
});
