import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { OfficeForm } from '../people/office-form.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import type { PartProps } from './part-props.ts';
import { gateNoteQuery, photoQuery, putGateNote, putPhoto, removePhoto } from './photo-queries.ts';
import { PHOTO_PIXELS, shrinkPhoto } from './shrink-photo.ts';
import { useOpenAct, usePart } from './use-act.ts';

const MOST_LETTERS = 500;

/** A photo to compare with who stands at the gate; it is shrunk before it leaves the browser. */
const Photo = ({ person }: PartProps) => {
  const { t, core, target } = usePart(person.personId);
  const toast = useToast();
  const [isBad, setBad] = useState(false);
  const { data: photo } = useQuery(photoQuery(core, target));
  const put = usePeopleChange(
    (base64: string) => putPhoto(core, target, base64),
    () => toast({ text: t('photo.added', { pixels: PHOTO_PIXELS }) }),
  );
  const remove = usePeopleChange(
    (_before: string) => removePhoto(core, target),
    (_, before: string) => toast({ text: t('photo.removed'), undo: () => put.mutate(before) }),
  );
  const choose = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setBad(false);
    try {
      put.mutate(await shrinkPhoto(file));
    } catch {
      setBad(true);
    }
  };
  return (
    <>
      <div className="office-acts">
        <FileTrigger
          acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
          onSelect={(files) => void choose(files)}
        >
          <Button icon="person" isPending={put.isPending}>
            {photo ? t('photo.change') : t('photo.add')}
          </Button>
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
      {!photo && <p className="soft small">{t('photo.hint')}</p>}
      {isBad && (
        <Note kind="no" role="alert">
          {t('photo.bad')}
        </Note>
      )}
      {put.error && <Trouble error={put.error} />}
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
};

const NoteForm = ({
  person,
  now,
  onClose,
}: PartProps & {
  readonly now: { readonly note: string | null; readonly version: number };
  readonly onClose: () => void;
}) => {
  const { t, core, target } = usePart(person.personId);
  const toast = useToast();
  const [note, setNote] = useState(now.note ?? '');
  // That of the opening: what somebody else writes meanwhile must be told, not overwritten.
  const [version] = useState(now.version);
  const save = usePeopleChange(
    () => {
      const text = note.trim();
      return putGateNote(core, target, { note: text === '' ? null : text, version });
    },
    () => {
      toast({ text: t('gate.saved') });
      onClose();
    },
  );
  return (
    <OfficeForm
      label={t('gate.note')}
      verb={t('form.save')}
      found={{}}
      onTried={() => undefined}
      onSend={() => save.mutate(undefined)}
      onCancel={onClose}
      isPending={save.isPending}
      error={save.error}
      onTakeTheirs={onClose}
    >
      <Field
        label={t('gate.note')}
        name="note"
        rows={3}
        autoFocus
        maxLength={MOST_LETTERS}
        hint={t('gate.hint')}
        value={note}
        onChange={setNote}
      />
    </OfficeForm>
  );
};

const GateNote = (props: PartProps) => {
  const { t, core, target } = usePart(props.person.personId);
  const mayWrite = may(useRoles(), 'writeGateNote');
  const { act, open, close } = useOpenAct<'edit'>();
  const { data, error, refetch } = useQuery(gateNoteQuery(core, target));
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : null;
  if (act === 'edit') return <NoteForm {...props} now={data} onClose={close} />;
  return (
    <>
      <p className={data.note === null ? 'soft small' : 'small'}>{data.note ?? t('gate.none')}</p>
      {mayWrite && (
        <div className="office-acts">
          <Button icon="pencil" onPress={() => open('edit')}>
            {t('gate.edit')}
          </Button>
        </div>
      )}
    </>
  );
};

/** What the gatehouse knows of a student: the note, and the photo. */
export const GatePart = (props: PartProps) => {
  const { t } = usePart(props.person.personId);
  const roles = useRoles();
  const seesNote = may(roles, 'readGateNote');
  const keepsPhoto = may(roles, 'keepPhotos');
  if (!seesNote && !keepsPhoto) return null;
  return (
    <section className="part" aria-labelledby="person-gate">
      <h3 id="person-gate">{t('gate.title')}</h3>
      {seesNote && <GateNote {...props} />}
      {keepsPhoto && <Photo {...props} />}
    </section>
  );
};
