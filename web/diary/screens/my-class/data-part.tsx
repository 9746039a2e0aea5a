import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { type CheckRow, type ClassChecks, checksQuery, markChecked } from './my-class-queries.ts';
import { ReportForm } from './report-form.tsx';
import { useClass } from './use-class.ts';

const isLeft = (row: CheckRow) => row.checkedOn === null || row.isChangedSince;

/** n of m verified, and how many days are left until 15 September. */
const Progress = ({ checks }: { readonly checks: ClassChecks }) => {
  const { t, day } = useClass();
  const { done, items, deadline, daysLeft } = checks;
  const isLate = daysLeft < 0 && done < items.length;
  return (
    <>
      <p className="my-progress">
        <b>{t('checks.done', { done, total: items.length })}</b>{' '}
        <span className="soft">
          {daysLeft >= 0
            ? t('checks.left', { count: daysLeft, day: day(deadline) })
            : t('checks.deadline', { day: day(deadline) })}
        </span>
        <progress value={done} max={Math.max(1, items.length)} aria-label={t('checks.progress')} />
      </p>
      {isLate && <Note kind="lamp">{t('checks.late')}</Note>}
    </>
  );
};

const State = ({ row }: { readonly row: CheckRow }) => {
  const { t, day } = useClass();
  if (row.checkedOn === null)
    return (
      <Tag kind="wait" icon="pencil">
        {t('checks.todo')}
      </Tag>
    );
  return row.isChangedSince ? (
    <Tag kind="wait" icon="sync">
      {t('checks.changed')}
    </Tag>
  ) : (
    <span className="my-state">
      <Tag kind="ok" icon="check">
        {t('checks.checked', { day: day(row.checkedOn) })}
      </Tag>
      <span className="small soft">{row.checkedBy}</span>
    </span>
  );
};

const Row = ({ row, classId }: { readonly row: CheckRow; readonly classId: string }) => {
  const { t, core, schoolId } = useClass();
  const { t: pupil } = useTranslation('diary-pupil');
  const toast = useToast();
  const mayMark = may(useRoles(), 'markChecks');
  const [isReporting, report] = useState(false);
  const mark = usePeopleChange(
    () => markChecked(core, schoolId, row),
    () => toast({ text: t('checks.marked', { name: row.name }) }),
  );
  return (
    <li className="my-row">
      <span className="my-number">{row.numberInClass}</span>
      <span className="my-who">
        <Link className="office-link" href={`/pupil/${row.studentId}`}>
          {row.name}
        </Link>
        {row.missing.length > 0 && (
          <span className="small soft">
            {t('checks.missing', {
              fields: row.missing.map((field) => pupil(`needed.${field}`)).join(', '),
            })}
          </span>
        )}
      </span>
      <State row={row} />
      {mayMark && (
        <span className="office-acts">
          {isLeft(row) && (
            <Button
              icon="check"
              isPending={mark.isPending}
              onPress={() => mark.mutate(undefined)}
              data-next
            >
              {t('checks.mark')}
            </Button>
          )}
          {!isReporting && (
            <Button icon="flag" kind="bare" onPress={() => report(true)}>
              {t('report.open')}
            </Button>
          )}
        </span>
      )}
      {mark.error && <Trouble error={mark.error} />}
      {isReporting && (
        <ReportForm
          classId={classId}
          about={{ studentId: row.studentId, name: row.name }}
          onClose={() => report(false)}
        />
      )}
    </li>
  );
};

/** The pupils of a class by number: verified or left, and what is missing; N leads to the next one that is left. */
export const DataPart = ({ classId }: { readonly classId: string }) => {
  const { t, core, schoolId } = useClass();
  const { data, error, isPending, refetch } = useQuery(checksQuery(core, schoolId, classId));
  const mayMark = may(useRoles(), 'markChecks');
  const next = (list: HTMLElement) => {
    const buttons = [...list.querySelectorAll<HTMLElement>('[data-next]')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[(at + 1) % buttons.length]?.focus();
  };
  return (
    <section className="sheet my-part" aria-labelledby="class-checks">
      <h2 id="class-checks">{t('checks.title')}</h2>
      {isPending && <Skeleton lines={10} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <Progress checks={data} />}
      {data && mayMark && <p className="small soft my-keys">{t('checks.keys')}</p>}
      {data?.items.length === 0 && <EmptyState icon="people">{t('noPupils')}</EmptyState>}
      <ol
        className="my-rows"
        onKeyDown={(event) => {
          const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName);
          if (event.key.toLowerCase() === 'n' && !isTyping) next(event.currentTarget);
        }}
      >
        {data?.items.map((row) => (
          <Row key={row.studentId} row={row} classId={classId} />
        ))}
      </ol>
    </section>
  );
};
