import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { ONE_COLUMN_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { PEOPLE_READERS } from '../../nav/readers.ts';
import { useRoles } from '../../session/use-session.ts';
import { PersonPanel } from '../person/person-panel.tsx';
import { NewStaffForm } from './new-staff-form.tsx';
import { NewStudentForm } from './new-student-form.tsx';
import { PeopleList } from './people-list.tsx';
import { peopleCountsQuery } from './people-queries.ts';
import { usePeopleAddress } from './use-people-address.ts';
import './people.css';

/** How many there are, in one sentence. */
const Lead = () => {
  const { t } = useTranslation('diary-office');
  const { data: counts } = useQuery(peopleCountsQuery(useApp().core, useSchoolId()));
  if (!counts) return null;
  return (
    <>
      {t('people.lead.student', { count: counts.student })},{' '}
      {t('people.lead.staff', { count: counts.staff })}
    </>
  );
};

const Acts = () => {
  const { t } = useTranslation(['diary-office', 'diary-access', 'diary-accounts', 'diary-pupil']);
  const roles = useRoles();
  const { begin } = usePeopleAddress();
  return (
    <>
      {may(roles, 'decideProposals') && (
        <LinkButton href="/people/proposals" icon="pencil">
          {t('diary-pupil:proposal.title')}
        </LinkButton>
      )}
      {may(roles, 'readAccounts') && (
        <LinkButton href="/accounts" icon="key">
          {t('diary-accounts:title')}
        </LinkButton>
      )}
      {may(roles, 'issuePasswords') && (
        <LinkButton href="/access" icon="lock">
          {t('diary-access:access.title')}
        </LinkButton>
      )}
      {may(roles, 'keepStaff') && (
        <Button icon="plus" onPress={() => begin('staff')}>
          {t('people.addStaff')}
        </Button>
      )}
      {may(roles, 'enrol') && (
        <Button kind="go" icon="plus" onPress={() => begin('student')}>
          {t('people.addStudent')}
        </Button>
      )}
    </>
  );
};

/** What stands beside the list: a form, the chosen person, or how to begin. */
const useBeside = () => {
  const { address, choose } = usePeopleAddress();
  const close = () => choose(undefined);
  if (address.new === 'student') return <NewStudentForm onClose={close} onAdded={choose} />;
  if (address.new === 'staff') return <NewStaffForm onClose={close} onAdded={choose} />;
  if (address.person === undefined) return undefined;
  return (
    <PersonPanel key={address.person} personId={address.person} onClose={close} onPerson={choose} />
  );
};

const Body = () => {
  const { t } = useTranslation('diary-office');
  const { inSchool } = usePeopleAddress();
  const isNarrow = useMedia(ONE_COLUMN_QUERY);
  const beside = useBeside();
  return (
    <Page title={t('people.title')} lead={<Lead />} actions={<Acts />}>
      <SchoolSwitch roles={PEOPLE_READERS} onChange={inSchool} />
      <div className="office">
        {isNarrow && beside}
        <PeopleList />
        {!isNarrow &&
          (beside ?? (
            <section className="sheet office-panel" aria-label={t('people.chosen')}>
              <div className="in">
                <EmptyState icon="person">{t('people.choose')}</EmptyState>
              </div>
            </section>
          ))}
      </div>
    </Page>
  );
};

/** Students, staff and guardians of the school: find one, see what is known, act. */
export const PeopleScreen = () => {
  const { address } = usePeopleAddress();
  const schoolId = useOfficeSchool(PEOPLE_READERS, address.school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
