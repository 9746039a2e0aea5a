import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
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
import { type DataRequest, reportQuery, requestsQuery } from './privacy-queries.ts';
import { ReportView } from './report-view.tsx';
import { usePrivacyChange } from './use-privacy-change.ts';
import { useReportWords } from './use-report-words.ts';

const KINDS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const;

const useToday = (): string => useZone(useSchoolId()).dateOf(useSchoolNow());

const AddForm = () => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useToday();
  const [person, setPerson] = useState<readonly Chosen[]>([]);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('access');
  const [askedBy, setAskedBy] = useState('');
  const [receivedOn, setReceivedOn] = useState(today);
  const add = usePrivacyChange(
    (personId: string) =>
      dataOf(
        core.client.POST('/api/v1/data-requests', {
          headers: inSchool(schoolId),
          body: { personId, kind, askedBy: askedBy.trim(), receivedOn, note: null },
        }),
      ),
    {
      said: t('request.added'),
      onDone: () => {
        setPerson([]);
        setAskedBy('');
      },
    },
  );
  const [one] = person;
  const isReady = one !== undefined && askedBy.trim() !== '' && receivedOn !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (one !== undefined && isReady) add.mutate(one.personId);
  };
  return (
    <form className="sheet privacy-form" onSubmit={send} aria-label={t('request.new')}>
      <h2>{t('request.new')}</h2>
      <PersonChoice label={t('request.whose')} chosen={person} isOne onChange={setPerson} />
      <SelectField
        label={t('request.kind')}
        choices={KINDS.map((id) => ({ id, label: t(`request.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Field
        label={t('request.askedBy')}
        name="askedBy"
        maxLength={120}
        value={askedBy}
        onChange={setAskedBy}
      />
      <Field
        label={t('request.receivedOn')}
        name="receivedOn"
        type="date"
        value={receivedOn}
        onChange={setReceivedOn}
      />
      {add.error && <Trouble error={add.error} />}
      <div className="privacy-acts">
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={add.isPending}>
          {t('request.add')}
        </Button>
      </div>
    </form>
  );
};

const AnswerForm = ({ request }: { readonly request: DataRequest }) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useToday();
  const [answer, setAnswer] = useState('');
  const path = { path: { requestId: request.requestId } };
  const send = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/data-requests/{requestId}/answer', {
          headers: inSchool(schoolId),
          params: path,
          body: { answeredOn: today, answer: answer.trim(), version: request.version },
        }),
      ),
    { said: t('request.answered') },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (answer.trim() !== '') send.mutate(undefined);
      }}
    >
      <Field
        label={t('request.answer')}
        name="answer"
        rows={2}
        maxLength={4000}
        value={answer}
        onChange={setAnswer}
      />
      {send.error && <Trouble error={send.error} />}
      <div className="privacy-acts">
        <Button type="submit" isDisabled={answer.trim() === ''} isPending={send.isPending}>
          {t('request.answerVerb')}
        </Button>
      </div>
    </form>
  );
};

/** The report of the person that a request is about, when it is wanted. */
const Report = ({ personId }: { readonly personId: string }) => {
  const schoolId = useSchoolId();
  const ask = { schoolId, personId, whose: 'subject-data' as const };
  const { data, error } = useQuery(reportQuery(useApp().core, ask));
  if (data) return <ReportView report={data} schoolId={schoolId} whose="subject-data" />;
  return error ? <Trouble error={error} /> : <Skeleton lines={6} />;
};

const Line = ({ request }: { readonly request: DataRequest }) => {
  const { t } = useTranslation('diary-privacy');
  const words = useReportWords(useZone(useSchoolId()));
  const isWriter = may(useRoles(), 'answerRequests');
  const [isOpen, setOpen] = useState(false);
  const { state } = request;
  const look = {
    open: ['wait', 'clock'],
    late: ['no', 'warn'],
    answered: ['ok', 'check'],
  } as const;
  const [tag, icon] = look[state];
  return (
    <li className="sheet privacy-line">
      <p>
        <b>{request.personName}</b> · {t(`request.kind.${request.kind}`)}{' '}
        <Tag kind={tag} icon={icon}>
          {t(`request.state.${state}`)}
        </Tag>
      </p>
      <p className="soft small">
        {t('request.facts', {
          who: request.askedBy,
          day: words.day(request.receivedOn),
          due: words.day(request.dueOn),
        })}
      </p>
      {request.answeredOn !== null && (
        <p className="small">
          {t('request.answeredBy', {
            day: words.day(request.answeredOn),
            name: request.answeredByName ?? '',
          })}{' '}
          {request.answer}
        </p>
      )}
      {isWriter && state !== 'answered' && (
        <>
          <div className="privacy-acts">
            <Button icon="eye" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
              {isOpen ? t('request.hideReport') : t('request.showReport')}
            </Button>
          </div>
          {isOpen && <Report personId={request.personId} />}
          <AnswerForm request={request} />
        </>
      )}
    </li>
  );
};

/** What people asked about their data: one month to answer. */
export const RequestsPart = () => {
  const { t } = useTranslation('diary-privacy');
  const { data, error, isPending, refetch } = useQuery(requestsQuery(useApp().core, useSchoolId()));
  return (
    <>
      {may(useRoles(), 'answerRequests') && <AddForm />}
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="mail">{t('request.none')}</EmptyState>}
      <ul className="privacy-list">
        {data?.map((request) => (
          <Line key={request.requestId} request={request} />
        ))}
      </ul>
    </>
  );
};
