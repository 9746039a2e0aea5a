import { createHash } from 'node:crypto';
import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { requireWithin } from './listing.ts';
import { type PictureKind, readPicture } from './picture.ts';

/** A thumbnail: the hub keeps those of a whole site, so each is small. In base64 20,000 signs, as the directory allows. */
const PHOTO_MAX_BYTES = 15_000;
/** Longest side, pixels. */
const PHOTO_MAX_SIDE = 512;

export interface NewPhoto {
  readonly studentId: PersonId;
  /** Base64 of a JPEG, PNG or WebP. */
  readonly photo: string;
}

const refuse = (code: string, details: Record<string, unknown> = {}): AppError =>
  new AppError('invalid', code, { field: 'photo', ...details });

const checked = ({ studentId, photo }: NewPhoto) => {
  const content = Buffer.from(photo, 'base64');
  if (content.length === 0 || content.toString('base64') !== photo)
    throw refuse('students.photo_unreadable');
  if (content.length > PHOTO_MAX_BYTES)
    throw refuse('students.photo_too_long', { mostBytes: PHOTO_MAX_BYTES });
  const picture = readPicture(content);
  if (picture === undefined) throw refuse('students.photo_unreadable');
  const longest = Math.max(picture.width, picture.height);
  if (picture.width < 1 || picture.height < 1) throw refuse('students.photo_unreadable');
  if (longest > PHOTO_MAX_SIDE)
    throw refuse('students.photo_too_wide', { mostPixels: PHOTO_MAX_SIDE });
  return {
    id: studentId,
    kind: picture.kind,
    width: picture.width,
    height: picture.height,
    content,
    digest: createHash('sha256').update(content).digest('hex'),
  };
};

/** Puts in photos of students who have none: for the seed. */
export const addPhotos = (tx: SchoolTx, photos: readonly NewPhoto[]): Promise<void> =>
  tx.insertMany('student_photo', photos.map(checked));

/**
 * A student's photo, in place of the one before.
 *
 * Errors  `students.photo_unreadable`, `students.photo_too_long`, `students.photo_too_wide`, `kernel.not_found`
 */
export const putPhoto = async (
  tx: SchoolTx,
  scope: Scope<'studentPhoto.write'>,
  photo: NewPhoto,
): Promise<void> => {
  await requireWithin(tx, scope, photo.studentId);
  await tx.put('student_photo', checked(photo));
  tx.announce('person.changed', { personId: photo.studentId });
};

/** Takes a photo away. Errors: `kernel.not_found`. */
export const removePhoto = async (
  tx: SchoolTx,
  scope: Scope<'studentPhoto.write'>,
  studentId: PersonId,
): Promise<void> => {
  await requireWithin(tx, scope, studentId);
  await tx.remove('student_photo', studentId);
  tx.announce('person.changed', { personId: studentId });
};

export interface Photo {
  readonly kind: PictureKind;
  readonly content: Buffer;
  readonly digest: string;
}

/** Errors: `kernel.not_found`, also for a student outside the scope. */
export const photoWithin = async (
  read: SchoolRead,
  scope: Scope<'studentPhoto.read'>,
  studentId: PersonId,
): Promise<Photo> => {
  await requireWithin(read, scope, studentId);
  const row = await read.get('student_photo', studentId);
  if (row === undefined) throw notFound('photo');
  return row;
};

/** Digests of all photos of the school: enough to tell that one changed. */
export const photoDigests = async (read: SchoolRead): Promise<ReadonlyMap<PersonId, string>> => {
  const rows = await read.from('student_photo').select(['id', 'digest']).execute();
  return new Map(rows.map((row) => [row.id, row.digest]));
};

/** All photos of the school, base64. */
export const photosInBase64 = async (read: SchoolRead): Promise<ReadonlyMap<PersonId, string>> => {
  const rows = await read.from('student_photo').select(['id', 'content']).execute();
  return new Map(rows.map((row) => [row.id, row.content.toString('base64')]));
};
