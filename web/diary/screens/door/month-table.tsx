import { useTranslation } from 'react-i18next';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { usePassageWords } from '../home/passage-words.ts';
import type { Month } from './use-month.ts';

/** The same month as a plain table: every passage in a row. */
export const MonthTable = ({ month }: { readonly month: Month }) => {
  const { t } = useTranslation('diary');
  const words = useDateWords();
  const wordsOf = usePassageWords();
  const rows = month.days
    .filter(({ date }) => date.startsWith(month.month))
    .flatMap(({ date, passages }) => [...passages].reverse().map((passage) => ({ date, passage })));
  const title = `${t('door.title')}, ${words.month(month.month)}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, and keys must reach that
    <section className="sheet table-frame" aria-label={title} tabIndex={0}>
      <table className="table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('door.day')}</th>
            <th scope="col">{t('door.time')}</th>
            <th scope="col">{t('door.what')}</th>
            <th scope="col">{t('door.door')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ date, passage }) => (
            <tr key={passage.eventId}>
              <th scope="row">{`${words.dayMonth(date)} ${words.weekday(date)}`}</th>
              <td>{month.zone.clockOf(passage.occurredAtUtc)}</td>
              <td>
                {wordsOf(passage).text}{' '}
                {passage.late && (
                  <Tag kind="line" icon="clock">
                    {t('passage.late')}
                  </Tag>
                )}
              </td>
              <td>{passage.doorName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
