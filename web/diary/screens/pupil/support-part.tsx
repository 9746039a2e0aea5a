import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import {
  removeSupportDocument,
  type SupportDocument,
  supportDocumentsQuery,
  supportReadingsQuery,
} from './life-queries.ts';
import { SupportForm } from './support-form.tsx';
import { usePupil } from './use-pupil.ts';

const RemoveQuestion = ({
  one,
  studentId,
  onClose,
}: {
  readonly one: SupportDocument;
  readonly studentId: string;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil, day } = usePupil(studentId);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const remove = usePeopleChange(
    () => removeSupportDocument(core, pupil, one.documentId, reason.trim()),
    () => {
      toast({ text: t('support.removed') });
      onClose();
    },
  );
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('support.removeQuestion', {
        kind: t(`support.kind.${one.kind}`),
        day: day(one.issuedOn),
      })}
      consequence={<p>{t('support.removeConsequence')}</p>}
      leave={t('form.leave')}
      verb={t('support.remove')}
      busy={remove.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => remove.mutate(undefined)}
    >
      <Field
        label={t('form.reason')}
        name="reason"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {remove.error && <Trouble error={remove.error} />}
    </Question>
  );
};

const DocumentRow = ({
  one,
  studentId,
  onChanged,
}: {
  readonly one: SupportDocument;
  readonly studentId: string;
  readonly onChanged: () => void;
}) => {
  const { t, day, moment } = usePupil(studentId);
  const mayWrite = may(useRoles(), 'writeSupport');
  const [act, open] = useState<'change' | 'remove'>();
  const close = () => {
    open(undefined);
    onChanged();
  };
  if (act === 'change')
    return (
      <li className="pupil-row">
        <SupportForm studentId={studentId} document={one} onClose={close} />
      </li>
    );
  return (
    <li className="pupil-row">
      <div className="pupil-words">
        <b>{t(`support.kind.${one.kind}`)}</b>{' '}
        <span>
          {[one.issuer, one.number, day(one.issuedOn)].filter((part) => part !== null).join(', ')}
        </span>{' '}
        {one.isOver && (
          <Tag kind="no" icon="clock">
            {t('support.over')}
          </Tag>
        )}
        {one.validUntil !== null && (
          <span className="soft small">{t('support.until', { day: day(one.validUntil) })}</span>
        )}
        <p>{one.about}</p>
        <h3>{t('support.recommendations')}</h3>
        <p>{one.recommendations}</p>
        <span className="soft small">
          {t('history.by', { name: one.writtenBy, when: moment(one.writtenAtUtc) })}
        </span>
      </div>
      {mayWrite && (
        <div className="office-acts">
          <Button icon="pencil" onPress={() => open('change')}>
            {t('support.change')}
          </Button>
          <Button kind="stop" icon="x" onPress={() => open('remove')}>
            {t('support.remove')}
          </Button>
        </div>
      )}
      {act === 'remove' && <RemoveQuestion one={one} studentId={studentId} onClose={close} />}
    </li>
  );
};

const Documents = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil } = usePupil(studentId);
  const { data, error, isPending, refetch } = useQuery(supportDocumentsQuery(core, pupil));
  if (isPending) return <Skeleton lines={4} />;
  if (!data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState icon="book">{t('support.none')}</EmptyState>;
  return (
    <ul className="pupil-list">
      {data.map((one) => (
        <DocumentRow
          key={one.documentId}
          one={one}
          studentId={studentId}
          onChanged={() => void refetch()}
        />
      ))}
    </ul>
  );
};

/** Who read them, and when. */
const Readings = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, moment } = usePupil(studentId);
  const { t: say } = useTranslation('diary');
  const { data, error, isPending, refetch } = useQuery(supportReadingsQuery(core, pupil));
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-readings">
      <h2 id="pupil-readings">{t('support.readings')}</h2>
      {isPending && <Skeleton lines={3} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="soft">{t('support.unread')}</p>}
      <ul className="pupil-list small">
        {data?.map((one) => (
          <li key={`${one.atUtc} ${one.name}`}>
            {moment(one.atUtc)}: {one.name === '' ? t('support.nameGone') : one.name},{' '}
            {say(`role.${one.role as 'director'}`)}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Papers of clinics: what they are is said before they are opened, and each opening is recorded (PUPIL-03). */
export const SupportPart = ({ studentId }: { readonly studentId: string }) => {
  const { t } = usePupil(studentId);
  const mayWrite = may(useRoles(), 'writeSupport');
  const [isOpen, open] = useState(false);
  const [isAdding, add] = useState(false);
  return (
    <div className="pupil-two">
      <section className="sheet pupil-part" aria-labelledby="pupil-support">
        <h2 id="pupil-support">{t('support.title')}</h2>
        <Note kind="pen" icon="shield">
          {t('support.special')}
        </Note>
        <div className="office-acts">
          {!isOpen && (
            <Button kind="go" icon="eye" onPress={() => open(true)}>
              {t('support.open')}
            </Button>
          )}
          {mayWrite && !isAdding && (
            <Button icon="plus" onPress={() => add(true)}>
              {t('support.add')}
            </Button>
          )}
        </div>
        {isAdding && <SupportForm studentId={studentId} onClose={() => add(false)} />}
        {isOpen && <Documents studentId={studentId} />}
      </section>
      <Readings studentId={studentId} />
    </div>
  );
};
