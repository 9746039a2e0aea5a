import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import { PhotoCutter } from './photo-cutter.tsx';
import { photoQuery, putPhoto, removePhoto } from './photo-queries.ts';
import { PhotoFault, readPhoto } from './read-photo.ts';
import { usePart } from './use-act.ts';
import './photo.css';

/** A photo to compare with who stands at the gate: chosen, cut, replaced, taken away. */
export const PhotoEditor = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, target } = usePart(studentId);
  const toast = useToast();
  const [picture, show] = useState<ImageBitmap>();
  const [fault, setFault] = useState<PhotoFault['code']>();
  const { data: photo } = useQuery(photoQuery(core, target));
  const put = usePeopleChange(
    (base64: string) => putPhoto(core, target, base64),
    () => {
      toast({ text: t('photo.added') });
      show(undefined);
    },
  );
  const remove = usePeopleChange(
    (_before: string) => removePhoto(core, target),
    (_, before: string) => toast({ text: t('photo.removed'), undo: () => put.mutate(before) }),
  );
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setFault(undefined);
    put.reset();
    try {
      show(await readPhoto(file));
    } catch (error) {
      show(undefined);
      setFault(error instanceof PhotoFault ? error.code : 'unreadable');
    }
  };
  return (
    <>
      {picture && (
        <PhotoCutter
          picture={picture}
          isPending={put.isPending}
          onCut={(base64) => put.mutate(base64)}
          onClose={() => show(undefined)}
        />
      )}
      {!picture && (
        <div className="office-acts">
          <FileTrigger
            acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
            onSelect={(files) => void choose(files)}
          >
            <Button icon="person">{photo ? t('photo.change') : t('photo.add')}</Button>
          </FileTrigger>
          {photo && (
            <Button
              kind="stop"
              icon="x"
              isPending={remove.isPending}
              onPress={() => remove.mutate(photo.split(',')[1] ?? '')}
            >
              {t('photo.remove')}
            </Button>
          )}
        </div>
      )}
      {!photo && !picture && <p className="soft small">{t('photo.hint')}</p>}
      {fault && (
        <Note kind="no" role="alert">
          {t(`photo.fault.${fault}`)}
        </Note>
      )}
      {put.error && <Trouble error={put.error} />}
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
};
