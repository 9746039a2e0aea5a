import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { OfficeForm } from '../people/office-form.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import type { PartProps } from './part-props.ts';
import { PhotoEditor } from './photo-editor.tsx';
import { gateNoteQuery, putGateNote } from './photo-queries.ts';
import { useOpenAct, usePart } from './use-act.ts';

const MOST_LETTERS = 500;

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
      {keepsPhoto && <PhotoEditor studentId={props.person.personId} />}
    </section>
  );
};
