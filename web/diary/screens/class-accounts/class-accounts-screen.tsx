import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { CLASS_ACCOUNT_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { useOwnClasses } from '../classes/use-own-classes.ts';
import { termsQuery } from './access-queries.ts';
import { ClassList } from './class-list.tsx';
import { PasteList } from './paste-list.tsx';
import './class-accounts.css';

const Body = () => {
  const { t } = useTranslation(['diary-access', 'diary-structure']);
  const isLeader = useRoles().includes('homeroomTeacher');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const navigate = useNavigate({ from: '/class-accounts' });
  const { classId: asked, school } = useSearch({ from: '/inside/class-accounts' });
  const roles = useRoles();
  const { classes, error, isPending, refetch } = useOwnClasses(may(roles, 'readAllClassAccounts'));
  const terms = useQuery(termsQuery(core, schoolId));
  const classId = asked ?? classes?.[0]?.classId;
  const isPaid = terms.data?.everybodyExtended === false;
  const mayEnter = may(roles, 'enterPayments');
  return (
    <Page
      title={t('class.title')}
      lead={t('class.lead')}
      back="/account"
      actions={
        isLeader && (
          <LinkButton href="/class-bodies" icon="people">
            {t('diary-structure:tab.bodies')}
          </LinkButton>
        )
      }
    >
      <SchoolSwitch
        roles={CLASS_ACCOUNT_READERS}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {classes?.length === 0 && <EmptyState icon="people">{t('class.none')}</EmptyState>}
      {classId && classes && (
        <div className="class-accounts">
          {classes.length > 1 && (
            <SelectField
              label={t('class.which')}
              choices={classes.map((each) => ({ id: each.classId, label: each.name }))}
              value={classId}
              onChange={(next) =>
                void navigate({
                  search: { classId: next, ...(school === undefined ? {} : { school }) },
                })
              }
            />
          )}
          <ClassList key={classId} classId={classId} terms={terms.data} />
          {isPaid && mayEnter && <PasteList key={`paste-${classId}`} classId={classId} />}
        </div>
      )}
    </Page>
  );
};

/** „Konta klasy": whose login data were received and used, and, where access is paid, the treasurer's list. */
export const ClassAccountsScreen = () => {
  const { school } = useSearch({ from: '/inside/class-accounts' });
  const schoolId = useOfficeSchool(CLASS_ACCOUNT_READERS, school);
  return (
    <InSchool schoolId={schoolId}>
      <Body key={schoolId} />
    </InSchool>
  );
};
