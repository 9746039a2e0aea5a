import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { AddIssuer } from './add-issuer.tsx';
import { issuersQuery } from './elsewhere-queries.ts';
import { IssuerSheet } from './issuer-sheet.tsx';
import '../account/account.css';
import './elsewhere.css';

const Issuers = ({ schoolId }: { readonly schoolId: string }) => {
  const { data, error, isPending, refetch } = useQuery(issuersQuery(useApp(), schoolId));
  if (isPending) return <Skeleton lines={6} />;
  if (!data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data.map((issuer) => (
        <IssuerSheet key={issuer.issuerId} issuer={issuer} schoolId={schoolId} />
      ))}
      <AddIssuer schoolId={schoolId} />
    </>
  );
};

/** Where the people of the school may sign in besides here. */
export const IssuersScreen = () => {
  const { t } = useTranslation('diary-elsewhere');
  const { school: asked } = useSearch({ from: '/inside/admin/sign-in' });
  const navigate = useNavigate({ from: '/admin/sign-in' });
  const { schools, school } = useSchoolWith(DEVICE_KEEPERS, asked);
  if (!school) return <NoRightScreen who={DEVICE_KEEPERS} />;
  return (
    <Page title={t('title')} lead={t('lead')} back="/admin">
      <SchoolChoice
        schools={schools}
        value={school.schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <div className="account">
        <Issuers key={school.schoolId} schoolId={school.schoolId} />
      </div>
    </Page>
  );
};
