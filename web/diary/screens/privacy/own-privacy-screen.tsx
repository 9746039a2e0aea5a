import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { reportQuery, type Subject, subjectsQuery } from './privacy-queries.ts';
import { ReportView } from './report-view.tsx';
import './privacy.css';

const Report = ({ subject }: { readonly subject: Subject }) => {
  const { core } = useApp();
  const { schoolId, personId, isChild } = subject;
  const whose = isChild ? 'child-data' : 'own-data';
  const { data, error, refetch } = useQuery(reportQuery(core, { schoolId, personId, whose }));
  if (data) return <ReportView report={data} schoolId={schoolId} whose={whose} />;
  return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
};

/** „Informacje": what the school holds about oneself and one's children (PRIV-01). */
export const OwnPrivacyScreen = () => {
  const { t } = useTranslation('diary-privacy');
  const { data, error, isPending, refetch } = useQuery(subjectsQuery(useApp().core));
  const [chosen, choose] = useState('');
  const subjects = data ?? [];
  const idOf = (each: Subject) => `${each.schoolId}/${each.personId}`;
  const subject = subjects.find((each) => idOf(each) === chosen) ?? subjects[0];
  return (
    <Page title={t('own.title')} lead={t('own.lead')}>
      <div className="privacy">
        {isPending && <Skeleton lines={8} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data && subject === undefined && <EmptyState icon="info">{t('own.none')}</EmptyState>}
        {subjects.length > 1 && subject && (
          <SelectField
            label={t('own.whose')}
            choices={subjects.map((each) => ({
              id: idOf(each),
              label: each.isChild ? each.name : t('own.me', { name: each.name }),
            }))}
            value={idOf(subject)}
            onChange={choose}
          />
        )}
        {subject && <Report key={idOf(subject)} subject={subject} />}
      </div>
    </Page>
  );
};
