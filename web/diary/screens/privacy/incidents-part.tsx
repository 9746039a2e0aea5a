import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { AccountChoice, type ChosenAccount } from './account-choice.tsx';
import { IncidentLine } from './incident-line.tsx';
import { type IncidentBody, incidentsQuery } from './privacy-queries.ts';
import { usePrivacyChange } from './use-privacy-change.ts';

const KINDS = [
  'foreignLogin',
  'lostPassword',
  'lostDevice',
  'dataSeen',
  'dataSent',
  'dataLost',
  'forcedDoor',
  'other',
] as const satisfies readonly IncidentBody['kind'][];

const HOUR_MS = 3_600_000;
/** How long ago it happened, in hours; the exact time belongs into the words. */
const AGO = ['0', '1', '6', '24', '72'] as const;

const ReportForm = () => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const now = useSchoolNow();
  const [kind, setKind] = useState<IncidentBody['kind']>('foreignLogin');
  const [ago, setAgo] = useState<(typeof AGO)[number]>('0');
  const [what, setWhat] = useState('');
  const [account, setAccount] = useState<ChosenAccount>();
  const report = usePrivacyChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/incidents', {
          headers: inSchool(schoolId),
          body: {
            kind,
            happenedAtUtc: now - Number(ago) * HOUR_MS,
            noticedAtUtc: now,
            what: what.trim(),
            accountId: account?.accountId ?? null,
          },
        }),
      ),
    {
      said: t('incident.reported'),
      onDone: () => {
        setWhat('');
        setAccount(undefined);
      },
    },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (what.trim() !== '') report.mutate(undefined);
  };
  return (
    <form className="sheet privacy-form" onSubmit={send} aria-label={t('incident.new')}>
      <h2>{t('incident.new')}</h2>
      <SelectField
        label={t('incident.kind')}
        choices={KINDS.map((id) => ({ id, label: t(`incident.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <SelectField
        label={t('incident.when')}
        choices={AGO.map((id) => ({ id, label: t(`incident.ago.${id}`) }))}
        value={ago}
        onChange={setAgo}
      />
      <Field
        label={t('incident.what')}
        hint={t('incident.whatHint')}
        name="what"
        rows={3}
        maxLength={4000}
        value={what}
        onChange={setWhat}
      />
      <AccountChoice chosen={account} onChoose={setAccount} />
      {report.error && <Trouble error={report.error} />}
      <div className="privacy-acts">
        <Button
          kind="go"
          type="submit"
          isDisabled={what.trim() === ''}
          isPending={report.isPending}
        >
          {t('incident.report')}
        </Button>
      </div>
    </form>
  );
};

/** Breaches of security: recorded, decided, told to the provider (ADMIN-10). */
export const IncidentsPart = () => {
  const { t } = useTranslation('diary-privacy');
  const { data, error, isPending, refetch } = useQuery(
    incidentsQuery(useApp().core, useSchoolId()),
  );
  return (
    <>
      {may(useRoles(), 'holdData') && <ReportForm />}
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="shield">{t('incident.none')}</EmptyState>}
      <ul className="privacy-list">
        {data?.map((incident) => (
          <IncidentLine key={incident.incidentId} incident={incident} />
        ))}
      </ul>
    </>
  );
};
