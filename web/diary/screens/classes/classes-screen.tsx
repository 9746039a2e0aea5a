import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { ONE_COLUMN_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { CLASS_READERS, STRUCTURE_KEEPERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { type ClassSummary, classSummariesQuery } from '../people/people-queries.ts';
import { ClassList } from './class-list.tsx';
import { useClassesAddress } from './use-classes-address.ts';
import '../people/people.css';
import './classes.css';

const Tile = ({
  summary,
  isChosen,
  onChoose,
}: {
  readonly summary: ClassSummary;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { t } = useTranslation('diary-office');
  const { name, studentCount, homeroom } = summary;
  return (
    <li>
      <Button className="class-tile" aria-pressed={isChosen} onPress={onChoose}>
        <span className="class-name">{name}</span>
        <span className="class-count">{t('classes.pupils', { count: studentCount })}</span>
        <span className="soft small">{homeroom?.name ?? t('classes.noHomeroom')}</span>
      </Button>
    </li>
  );
};

const Grades = ({
  classes,
  chosen,
  onChoose,
}: {
  readonly classes: readonly ClassSummary[];
  readonly chosen: string | undefined;
  readonly onChoose: (classId: string) => void;
}) => {
  const { t } = useTranslation('diary-office');
  const grades = [...new Set(classes.map(({ gradeLevel }) => gradeLevel))];
  return (
    <>
      {grades.map((grade) => (
        <section key={grade} className="class-grade" aria-labelledby={`grade-${grade}`}>
          <h3 id={`grade-${grade}`}>{t('classes.grade', { grade })}</h3>
          <ul className="class-tiles">
            {classes
              .filter(({ gradeLevel }) => gradeLevel === grade)
              .map((summary) => (
                <Tile
                  key={summary.classId}
                  summary={summary}
                  isChosen={summary.classId === chosen}
                  onChoose={() => onChoose(summary.classId)}
                />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
};

const Body = () => {
  const { t } = useTranslation([
    'diary-office',
    'diary-class',
    'diary-structure',
    'diary-access',
    'diary-groups',
  ]);
  const { address, choose, inSchool } = useClassesAddress();
  const isNarrow = useMedia(ONE_COLUMN_QUERY);
  const roles = useRoles();
  const isKeeper = STRUCTURE_KEEPERS.some((role) => roles.includes(role));
  const { data, error, isPending, refetch } = useQuery(
    classSummariesQuery(useApp().core, useSchoolId()),
  );
  const chosen = data?.find(({ classId }) => classId === address.class);
  const panel = chosen && (
    <ClassList key={chosen.classId} summary={chosen} onClose={() => choose(undefined)} />
  );
  return (
    <Page
      title={t('classes.title')}
      lead={data && t('classes.lead', { count: data.length })}
      actions={
        <>
          <LinkButton href="/my-class/data" icon="people">
            {t('diary-class:officeTitle')}
          </LinkButton>
          <LinkButton href="/class-bodies" icon="flag">
            {t('diary-structure:tab.bodies')}
          </LinkButton>
          <LinkButton href="/groups" icon="people">
            {t('diary-groups:place')}
          </LinkButton>
          {may(roles, 'readAllClassAccounts') && (
            <LinkButton href="/class-accounts" icon="key">
              {t('diary-access:class.title')}
            </LinkButton>
          )}
          {isKeeper && (
            <LinkButton href="/admin/structure?tab=classes" icon="settings">
              {t('diary-office:classes.structure')}
            </LinkButton>
          )}
        </>
      }
    >
      <SchoolSwitch roles={CLASS_READERS} onChange={inSchool} />
      <div className="office classes">
        {isNarrow && panel}
        <section className="sheet office-list classes-sheet" aria-labelledby="classes-title">
          <h2 id="classes-title" className="vh">
            {t('classes.all')}
          </h2>
          {isPending && <Skeleton lines={10} />}
          {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
          {data?.length === 0 && (
            <div className="in">
              <EmptyState icon="grid">{t('classes.none')}</EmptyState>
            </div>
          )}
          {data && <Grades classes={data} chosen={chosen?.classId} onChoose={choose} />}
        </section>
        {!isNarrow &&
          (panel ?? (
            <section className="sheet office-panel" aria-label={t('classes.choose')}>
              <div className="in">
                <EmptyState icon="grid">{t('classes.choose')}</EmptyState>
              </div>
            </section>
          ))}
      </div>
    </Page>
  );
};

/** Classes of the year by grade, and the list of one of them. */
export const ClassesScreen = () => {
  const { address } = useClassesAddress();
  const schoolId = useOfficeSchool(CLASS_READERS, address.school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
