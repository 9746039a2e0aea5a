import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Role } from '../../../shared/api/wire.ts';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { InSchool, SchoolSwitch, useOfficeSchool } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may, type OfficeAct } from '../../nav/places.ts';
import { CLASS_ACCOUNT_READERS, CLASS_DATA_READERS, CLASS_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { ProblemsLink } from '../card-problems/problems-link.tsx';
import { useOwnClasses } from '../classes/use-own-classes.ts';
import type { ClassSummary } from '../people/people-queries.ts';
import { AllClasses } from './all-classes.tsx';
import { DataPart } from './data-part.tsx';
import { EventsPart } from './events-part.tsx';
import { ListPart } from './list-part.tsx';
import { MY_CLASS_TABS, type MyClassTab } from './my-class-tabs.ts';
import { ReportsPart } from './reports-part.tsx';
import { useClass } from './use-class.ts';
import '../people/people.css';
import './my-class.css';

const FROM = '/inside/my-class/data';

const NEEDS: Partial<Record<MyClassTab, OfficeAct>> = {
  data: 'readChecks',
  events: 'readEvents',
  reports: 'readReports',
};

const holds = (roles: readonly Role[], some: readonly Role[]) =>
  some.some((role) => roles.includes(role));

const Part = ({
  tab,
  chosen,
}: {
  readonly tab: MyClassTab;
  readonly chosen: ClassSummary | undefined;
}) => {
  const { t } = useClass();
  if (tab === 'reports') return <ReportsPart classId={chosen?.classId} />;
  if (chosen === undefined)
    return tab === 'data' ? <AllClasses /> : <EmptyState icon="grid">{t('choose')}</EmptyState>;
  const { classId, name } = chosen;
  if (tab === 'list') return <ListPart classId={classId} className={name} />;
  return tab === 'events' ? <EventsPart classId={classId} /> : <DataPart classId={classId} />;
};

/** „Wszystkie klasy" in the choice of the office. */
const ALL = 'all';

const Body = () => {
  const { t, schoolId } = useClass();
  const roles = useRoles();
  const navigate = useNavigate({ from: '/my-class/data' });
  const { tab: asked, classId, school } = useSearch({ from: FROM });
  const { classes, isPending, error, refetch } = useOwnClasses(holds(roles, CLASS_READERS));
  const tabs = MY_CLASS_TABS.filter((each) => {
    const need = NEEDS[each];
    return need === undefined || may(roles, need);
  });
  const tab = asked !== undefined && tabs.includes(asked) ? asked : (tabs[0] ?? 'list');
  const isOffice = holds(roles, CLASS_READERS);
  const chosen =
    classes?.find((each) => each.classId === classId) ?? (isOffice ? undefined : classes?.[0]);
  const to = (search: { tab?: MyClassTab; classId?: string }) =>
    void navigate({ search: { tab, ...(school === undefined ? {} : { school }), ...search } });
  const choices = [
    ...(isOffice ? [{ id: ALL, label: t('all.choice') }] : []),
    ...(classes ?? []).map((each) => ({ id: each.classId, label: each.name })),
  ];
  return (
    <Page
      title={isOffice ? t('officeTitle') : t('title')}
      {...(chosen === undefined ? {} : { lead: chosen.name })}
      {...(isOffice ? { back: '/classes' } : {})}
      actions={
        holds(roles, CLASS_ACCOUNT_READERS) && (
          <>
            {holds(roles, ['homeroomTeacher']) && (
              <ProblemsLink schoolId={schoolId} whose="student" />
            )}
            <LinkButton href="/class-accounts" icon="key">
              {t('accounts')}
            </LinkButton>
          </>
        )
      }
    >
      <SchoolSwitch
        roles={CLASS_DATA_READERS}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <div className="my-class">
        <SegmentedSwitch
          label={t('tab.label')}
          segments={tabs.map((id) => ({ id, label: t(`tab.${id}`) }))}
          value={tab}
          onChange={(id) => to({ tab: id, ...(chosen ? { classId: chosen.classId } : {}) })}
        />
        {isPending && <Skeleton lines={8} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {classes && choices.length > 1 && tab !== 'reports' && (
          <SelectField
            label={t('which')}
            choices={choices}
            value={chosen?.classId ?? ALL}
            onChange={(id) => to(id === ALL ? {} : { classId: id })}
          />
        )}
        {classes?.length === 0 && !isOffice && (
          <EmptyState icon="people">{t('noClass')}</EmptyState>
        )}
        {classes && (isOffice || chosen) && (
          <Part key={chosen?.classId ?? ALL} tab={tab} chosen={chosen} />
        )}
      </div>
    </Page>
  );
};

/** „Moja klasa": data to verify, the list with who is crossed out, events, discrepancies. The office sees every class. */
export const MyClassScreen = () => {
  const { school } = useSearch({ from: FROM });
  const schoolId = useOfficeSchool(CLASS_DATA_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
