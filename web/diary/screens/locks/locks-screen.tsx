import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { SETTINGS_READERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { classSummariesQuery } from '../people/people-queries.ts';
import { LockForm } from './lock-form.tsx';
import { type DateLock, locksQuery } from './lock-queries.ts';
import { useLockWords } from './use-lock-words.ts';
import { useLiftLock } from './use-save-lock.ts';
import './locks.css';

const LiftQuestion = ({
  lock,
  onClose,
}: {
  readonly lock: DateLock;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-locks');
  const words = useLockWords();
  const [reason, setReason] = useState('');
  const lift = useLiftLock(lock, onClose);
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('liftQuestion', { range: words.range(lock) })}
      consequence={<p>{t('liftWhat')}</p>}
      leave={t('leave')}
      verb={t('lift')}
      busy={lift.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => lift.mutate(reason.trim())}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {lift.error && <Trouble error={lift.error} />}
    </Question>
  );
};

const Line = ({
  lock,
  locks,
  onEdit,
}: {
  readonly lock: DateLock;
  readonly locks: readonly DateLock[];
  readonly onEdit: () => void;
}) => {
  const { t } = useTranslation('diary-locks');
  const words = useLockWords();
  const schoolId = useSchoolId();
  const zone = useZone(schoolId);
  const { data: classes } = useQuery(classSummariesQuery(useApp().core, schoolId));
  const [isAsking, ask] = useState(false);
  const isWriter = may(useRoles(), 'setOptions');
  const isOpen = lock.liftedAtUtc !== null;
  const nameOf = (classId: string) =>
    classes?.find((each) => each.classId === classId)?.name ?? t('otherYear');
  const when = (utcMs: number) => `${words.day(zone.dateOf(utcMs))}, ${zone.clockOf(utcMs)}`;
  const overlaps = locks.filter(({ lockId }) => lock.overlaps.includes(lockId));
  return (
    <li className="sheet lock-line">
      <p>
        <b>{words.range(lock)}</b>{' '}
        <Tag kind={isOpen ? 'line' : 'no'} icon={isOpen ? 'check' : 'lock'}>
          {isOpen ? t('isOpen') : t('isClosed')}
        </Tag>
      </p>
      <p>
        {lock.kinds.map((kind) => t(`kind.${kind}`)).join(', ')} ·{' '}
        {lock.classIds === null ? t('classes.all') : lock.classIds.map(nameOf).join(', ')}
      </p>
      <p className="soft small">
        {t('facts', { reason: lock.reason, name: lock.setByName, when: when(lock.setAtUtc) })}
      </p>
      {lock.liftedAtUtc !== null && (
        <p className="small">
          {t('liftedFacts', {
            reason: lock.liftReason ?? '',
            name: lock.liftedByName ?? '',
            when: when(lock.liftedAtUtc),
          })}
        </p>
      )}
      {overlaps.length > 0 && (
        <Note kind="lamp">
          {t('overlapsWith', { count: overlaps.length })}{' '}
          {overlaps.map((each) => words.range(each)).join('; ')}
        </Note>
      )}
      {isWriter && !isOpen && (
        <div className="lock-acts">
          <Button
            icon="pencil"
            aria-label={t('changeOf', { range: words.range(lock) })}
            onPress={onEdit}
          >
            {t('change')}
          </Button>
          <Button
            icon="undo"
            aria-label={t('liftOf', { range: words.range(lock) })}
            onPress={() => ask(true)}
          >
            {t('lift')}
          </Button>
        </div>
      )}
      {isAsking && <LiftQuestion lock={lock} onClose={() => ask(false)} />}
    </li>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-locks');
  const navigate = useNavigate({ from: '/admin/locks' });
  const { data, error, isPending, refetch } = useQuery(locksQuery(useApp().core, useSchoolId()));
  const [editing, edit] = useState<DateLock | 'new'>();
  const isWriter = may(useRoles(), 'setOptions');
  const locks = data ?? [];
  return (
    <Page title={t('title')} lead={t('lead')} actions={<SchoolTabs now="locks" />}>
      <SchoolSwitch
        roles={SETTINGS_READERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      <div className="locks">
        {isWriter && editing === undefined && (
          <div className="lock-acts">
            <Button kind="go" icon="lock" onPress={() => edit('new')}>
              {t('new')}
            </Button>
          </div>
        )}
        {editing !== undefined && (
          <LockForm
            key={editing === 'new' ? 'new' : `${editing.lockId}/${editing.version}`}
            lock={editing === 'new' ? undefined : editing}
            locks={locks}
            onClose={() => edit(undefined)}
          />
        )}
        {isPending && <Skeleton lines={6} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <EmptyState icon="lock">{t('none')}</EmptyState>}
        <ul className="lock-list">
          {locks.map((lock) => (
            <Line key={lock.lockId} lock={lock} locks={locks} onEdit={() => edit(lock)} />
          ))}
        </ul>
      </div>
    </Page>
  );
};

/** „Zamknięte daty": days in which grades, attendance, conduct or lessons are closed to changes (LOCK-01, LOCK-02). */
export const LocksScreen = () => {
  const { school } = useSearch({ from: '/inside/admin/locks' });
  const schoolId = useOfficeSchool(SETTINGS_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
