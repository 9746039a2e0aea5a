import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { type Chosen, PersonChoice } from './person-choice.tsx';
import { type Disclosure, disclosuresQuery } from './privacy-queries.ts';
import { usePrivacyChange } from './use-privacy-change.ts';
import { useReportWords } from './use-report-words.ts';

const FORMS = ['paper', 'electronic', 'oral', 'inspection'] as const;
const EMPTY = { body: '', legalBasis: '', scope: '' };

const AddForm = () => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const [persons, setPersons] = useState<readonly Chosen[]>([]);
  const [typed, setTyped] = useState(EMPTY);
  const [form, setForm] = useState<(typeof FORMS)[number]>('paper');
  const [disclosedOn, setDate] = useState(today);
  const [isSecret, setSecret] = useState<'no' | 'yes'>('no');
  const add = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/data-disclosures', {
          headers: inSchool(schoolId),
          body: {
            ...typed,
            form,
            disclosedOn,
            isSecret: isSecret === 'yes',
            personIds: persons.map(({ personId }) => personId),
          },
        }),
      ),
    {
      said: t('disclosure.added'),
      onDone: () => {
        setTyped(EMPTY);
        setPersons([]);
      },
    },
  );
  const isReady = persons.length > 0 && Object.values(typed).every((value) => value.trim() !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) add.mutate(undefined);
  };
  const field = (name: keyof typeof EMPTY, maxLength: number) => (
    <Field
      label={t(`disclosure.${name}`)}
      hint={t(`disclosure.${name}Hint`)}
      name={name}
      maxLength={maxLength}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <form className="sheet privacy-form" onSubmit={send} aria-label={t('disclosure.new')}>
      <h2>{t('disclosure.new')}</h2>
      <PersonChoice label={t('disclosure.whose')} chosen={persons} onChange={setPersons} />
      {field('body', 200)}
      {field('legalBasis', 300)}
      {field('scope', 1000)}
      <SelectField
        label={t('disclosure.form')}
        choices={FORMS.map((id) => ({ id, label: t(`disclosure.form.${id}`) }))}
        value={form}
        onChange={setForm}
      />
      <Field
        label={t('disclosure.on')}
        name="disclosedOn"
        type="date"
        value={disclosedOn}
        onChange={setDate}
      />
      <SelectField
        label={t('disclosure.secret')}
        hint={t('disclosure.secretHint')}
        choices={(['no', 'yes'] as const).map((id) => ({
          id,
          label: t(`disclosure.secret.${id}`),
        }))}
        value={isSecret}
        onChange={setSecret}
      />
      {add.error && <Trouble error={add.error} />}
      <div className="privacy-acts">
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={add.isPending}>
          {t('disclosure.add')}
        </Button>
      </div>
    </form>
  );
};

const CancelQuestion = ({
  disclosure,
  onClose,
}: {
  readonly disclosure: Disclosure;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const [reason, setReason] = useState('');
  const cancel = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/data-disclosures/{disclosureId}/cancel', {
          headers: inSchool(schoolId),
          params: { path: { disclosureId: disclosure.disclosureId } },
          body: { reason: reason.trim(), version: disclosure.version },
        }),
      ),
    { said: t('disclosure.cancelled'), onDone: onClose },
  );
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('disclosure.cancelQuestion')}
      consequence={<p>{t('disclosure.cancelWhat')}</p>}
      leave={t('leave')}
      verb={t('disclosure.cancel')}
      busy={cancel.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => cancel.mutate(undefined)}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      {cancel.error && <Trouble error={cancel.error} />}
    </Question>
  );
};

const Line = ({ disclosure }: { readonly disclosure: Disclosure }) => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const isWriter = may(useRoles(), 'answerRequests');
  const [isAsking, ask] = useState(false);
  const { cancelReason, persons } = disclosure;
  return (
    <li className="sheet privacy-line">
      <p>
        {words.day(disclosure.disclosedOn)} · <b>{disclosure.body}</b>{' '}
        {disclosure.isSecret && (
          <Tag kind="wait" icon="lock">
            {t('disclosure.secretTag')}
          </Tag>
        )}
        {cancelReason !== null && (
          <Tag kind="no" icon="x">
            {t('disclosure.cancelledTag')}
          </Tag>
        )}
      </p>
      <p>
        {disclosure.scope} · {t(`disclosure.form.${disclosure.form}`)}
      </p>
      <p className="soft small">
        {t('disclosure.facts', {
          basis: disclosure.legalBasis,
          persons: persons.map(({ name }) => name).join(', '),
          name: disclosure.recordedByName,
        })}
      </p>
      {cancelReason !== null && (
        <p className="small">{t('disclosure.why', { reason: cancelReason })}</p>
      )}
      {isWriter && cancelReason === null && (
        <div className="privacy-acts">
          <Button onPress={() => ask(true)}>{t('disclosure.cancel')}</Button>
        </div>
      )}
      {isAsking && <CancelQuestion disclosure={disclosure} onClose={() => ask(false)} />}
    </li>
  );
};

/** To which bodies personal data were given (PRIV-11). */
export const DisclosuresPart = () => {
  const { t } = useTranslation('diary-privacy');
  const { data, error, isPending, refetch } = useQuery(
    disclosuresQuery(useApp().core, useSchoolId()),
  );
  return (
    <>
      {may(useRoles(), 'answerRequests') && <AddForm />}
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="send">{t('disclosure.none')}</EmptyState>}
      <ul className="privacy-list">
        {data?.map((disclosure) => (
          <Line key={disclosure.disclosureId} disclosure={disclosure} />
        ))}
      </ul>
    </>
  );
};
