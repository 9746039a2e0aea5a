import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { CardBody } from './schema.ts';
import { roomRows, schoolRecord, siteRows } from './store.ts';

/** Digest of the school's mark; `null` where there is none. */
const logoDigest = async (read: SchoolRead): Promise<string | null> =>
  (await read.from('school_logo').select('digest').executeTakeFirst())?.digest ?? null;

/** The record of the school, its mark, its sites and rooms: all that its page shows, at once. */
export const schoolCard = async (read: SchoolRead) => {
  const { name, address, version } = await schoolRecord(read);
  const card = await read.get('school_card', read.schoolId);
  return {
    name,
    shortName: card?.short_name ?? '',
    kind: card?.kind ?? null,
    rspo: card?.rspo ?? null,
    address,
    logo: await logoDigest(read),
    sites: await siteRows(read),
    rooms: await roomRows(read),
    version,
  };
};

/** Errors: `kernel.version_conflict`. */
export const changeCard = async (tx: SchoolTx, body: CardBody): Promise<void> => {
  await tx.update(
    'school',
    tx.schoolId,
    { name: body.name.trim(), address: body.address.trim() },
    { expectVersion: body.version },
  );
  const { kind, rspo } = body;
  await tx.put('school_card', {
    id: tx.schoolId,
    short_name: body.shortName.trim(),
    kind,
    rspo,
  });
  tx.announce('school.changed', {});
};
