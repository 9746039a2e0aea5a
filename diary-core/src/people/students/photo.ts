import { createHash } from 'node:crypto';
import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { pictureBytes } from '../../kernel/pictures/read-picture.ts';
import { requireWithin } from './listing.ts';
import { cleanPicture, ownPicture, PHOTO_DESK, type Picture, type PictureKind } from './picture.ts';

export interface NewPhoto {
  readonly studentId: PersonId;
  readonly picture: Picture;
}

const rowOf = ({ studentId, picture }: NewPhoto) => ({
  id: studentId,
  ...picture,
  digest: createHash('sha256').update(picture.content).digest('hex'),
});

const bytesOf = (base64: string): Buffer => pictureBytes(PHOTO_DESK, base64);

/** A photo that somebody sends, in base64, made ready to be kept; before any transaction, for it takes its time. Errors: those of `cleanPicture`. */
export const sentPicture = async (base64: string): Promise<Picture> =>
  cleanPicture(bytesOf(base64));

/** Photos of a seed, which are ours and small. Errors: those of `ownPicture`. */
export const seedPhotos = async (
  students: readonly { readonly id: PersonId; readonly photo?: string }[],
): Promise<NewPhoto[]> => {
  const photos: NewPhoto[] = [];
  for (const { id, photo } of students)
    if (photo !== undefined)
      photos.push({ studentId: id, picture: await ownPicture(bytesOf(photo)) });
  return photos;
};

/** Puts in photos of students who have none: for the seed. */
export const addPhotos = (tx: SchoolTx, photos: readonly NewPhoto[]): Promise<void> =>
  tx.insertMany('student_photo', photos.map(rowOf));

/** A student's photo, in place of the one before. Errors: `kernel.not_found`. */
export const putPhoto = async (
  tx: SchoolTx,
  scope: Scope<'studentPhoto.write'>,
  photo: NewPhoto,
): Promise<void> => {
  await requireWithin(tx, scope, photo.studentId);
  await tx.put('student_photo', rowOf(photo));
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
