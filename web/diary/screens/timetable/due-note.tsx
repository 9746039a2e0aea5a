import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { useDateWords } from '../../data/use-words.ts';
import type { Overview } from './timetable-queries.ts';

/** So many classes are named one by one. */
const NAMED = 5;

/** The task of PLAN-01: classes of the reader whose timetable is not published yet, and by when it must be. */
export const DueNote = ({ overview }: { readonly overview: Overview }) => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  const { classes, dueOn, today } = overview;
  const open = classes.filter(({ mayWrite, published }) => mayWrite && published === null);
  if (open.length === 0 || dueOn === null) return null;
  const date = words.dayMonth(dueOn);
  return (
    <Note kind={today > dueOn ? 'no' : 'lamp'} icon="flag">
      <p>
        {today > dueOn
          ? t('due.over', { count: open.length, date })
          : t('due', { count: open.length, date })}{' '}
        {open.slice(0, NAMED).map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link className="office-link" href={`/timetable?class=${id}`}>
              {name}
            </Link>
          </span>
        ))}
        {open.length > NAMED && '…'}
      </p>
    </Note>
  );
};
