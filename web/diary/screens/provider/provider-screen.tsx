import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { PROVIDERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { FoundForm } from './found-form.tsx';
import { providedQuery } from './provider-queries.ts';
import { SchoolLine } from './school-line.tsx';
import '../people/people.css';
import './provider.css';

const Body = () => {
  const { t } = useTranslation('diary-provider');
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery(providedQuery(useApp().core, useSchoolId()));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        !isOpen && (
          <Button kind="go" icon="plus" onPress={() => open(true)}>
            {t('found')}
          </Button>
        )
      }
    >
      <div className="provider">
        {isOpen && <FoundForm onClose={() => open(false)} />}
        {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && (
          <section className="sheet provider-list" aria-labelledby="schools">
            <h2 id="schools">{t('list', { count: data.length })}</h2>
            {data.length === 0 && <EmptyState icon="grid">{t('none')}</EmptyState>}
            <ul>
              {data.map((school) => (
                <SchoolLine key={school.schoolId} school={school} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
};

/** „Szkoły": those that the superadministrator keeps, on the provider's side (ACCT-42). */
export const ProviderScreen = () => (
  <InSchool schoolId={useOfficeSchool(PROVIDERS, undefined)}>
    <Body />
  </InSchool>
);
