import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import { sendReport } from './my-class-queries.ts';
import { useClass } from './use-class.ts';

/** A discrepancy for the administrator: of one pupil, or of the class (PUPIL-11). */
export const ReportForm = ({
  classId,
  about: whom,
  onClose,
}: {
  readonly classId: string;
  readonly about?: { readonly studentId: string; readonly name: string };
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId } = useClass();
  const toast = useToast();
  const [about, setAbout] = useState('');
  const send = usePeopleChange(
    () =>
      sendReport(core, schoolId, classId, {
        studentId: whom?.studentId ?? null,
        about: about.trim(),
      }),
    () => {
      toast({ text: t('report.sent') });
      onClose();
    },
  );
  const isReady = about.trim() !== '';
  return (
    <form
      className="form my-form"
      aria-label={t('report.open')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !send.isPending) send.mutate(undefined);
      }}
    >
      <Field
        label={whom === undefined ? t('report.about') : t('report.aboutPupil', { name: whom.name })}
        name="about"
        rows={2}
        maxLength={1000}
        hint={t('report.hint')}
        autoFocus
        value={about}
        onChange={setAbout}
      />
      {send.error && <Trouble error={send.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={send.isPending} isDisabled={!isReady}>
          {t('report.send')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
};
