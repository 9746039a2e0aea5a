import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { RIGHTS_READERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { useRoles } from '../../session/use-session.ts';
import { GiveForm } from './give-form.tsx';
import { GivenList } from './given-list.tsx';
import { Matrix } from './matrix.tsx';
import '../settings/settings.css';
import './rights.css';

const People = () => {
  const { t } = useTranslation('diary-rights');
  const isGiver = may(useRoles(), 'giveRights');
  return (
    <div className="rights-people">
      <GivenList />
      <section className="sheet given-sheet" aria-label={t('give')}>
        {isGiver ? <GiveForm /> : <p className="soft">{t('readOnly')}</p>}
      </section>
    </div>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-rights');
  const { tab, find = '', whose } = useSearch({ from: '/inside/rights' });
  const navigate = useNavigate({ from: '/rights' });
  const isOfSchool = may(useRoles(), 'readSettings');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      {...(isOfSchool ? { actions: <SchoolTabs now="rights" /> } : { back: '/provider' as const })}
    >
      <SchoolSwitch
        roles={RIGHTS_READERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      <div className="rights">
        <SegmentedSwitch
          label={t('tab.label')}
          segments={[
            { id: 'matrix', label: t('tab.matrix') },
            { id: 'people', label: t('tab.people') },
          ]}
          value={tab ?? 'matrix'}
          onChange={(id) =>
            void navigate({
              search: ({ tab: _, ...now }) => (id === 'people' ? { ...now, tab: id } : now),
            })
          }
        />
        {tab === 'people' ? (
          <People />
        ) : (
          <Matrix
            find={find}
            isMine={whose === 'mine'}
            onFind={(next) =>
              void navigate({
                search: ({ find: _, ...now }) => (next === '' ? now : { ...now, find: next }),
                replace: true,
              })
            }
            onMine={(isMine) =>
              void navigate({
                search: ({ whose: _, ...now }) => (isMine ? { ...now, whose: 'mine' } : now),
              })
            }
          />
        )}
      </div>
    </Page>
  );
};

/** „Uprawnienia": who may do what, and what single people were given besides. */
export const RightsScreen = () => {
  const { school } = useSearch({ from: '/inside/rights' });
  const schoolId = useOfficeSchool(RIGHTS_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
