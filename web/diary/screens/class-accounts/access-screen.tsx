import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { ACCESS_KEEPERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { termsQuery } from './access-queries.ts';
import { ActivationPart } from './activation-part.tsx';
import { TermsPart } from './terms-part.tsx';
import './class-accounts.css';

const Body = () => {
  const { t } = useTranslation('diary-access');
  const { data, error, isPending, refetch } = useQuery(termsQuery(useApp().core, useSchoolId()));
  return (
    <Page
      title={t('access.title')}
      lead={t('access.lead')}
      back="/settings"
      actions={<LinkButton href="/class-accounts">{t('class.title')}</LinkButton>}
    >
      <div className="class-accounts">
        {isPending && <Skeleton lines={8} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.everybodyExtended === true && <Note kind="pen">{t('access.free')}</Note>}
        {data?.everybodyExtended === false && <ActivationPart />}
        {data && <TermsPart terms={data} />}
      </div>
    </Page>
  );
};

/** „Dostęp rodziców": what each mode has, what is paid, and who waits for the activation. */
export const AccessScreen = () => {
  const { school } = useSearch({ from: '/inside/access' });
  const schoolId = useOfficeSchool(ACCESS_KEEPERS, school);
  return (
    <InSchool schoolId={schoolId}>
      <Body key={schoolId} />
    </InSchool>
  );
};
