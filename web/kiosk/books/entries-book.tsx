import type { GateEntry } from '@furtka/hub-contract/kiosk-api';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { causeKey } from '../desk/cause-key.ts';
import { withdrawEntry } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { minutesToWithdraw } from './withdrawal.ts';

/** The book of forgotten cards of a day; an entry of the last ten minutes can be taken back. */
export const EntriesBook = ({ entries }: { entries: readonly GateEntry[] }) => {
  const { t } = useTranslation('kiosk-books');
  const { t: desk } = useTranslation('kiosk-desk');
  const { session, zone, nowUtc } = useKiosk();
  const queries = useQueryClient();
  const { act, isBusy, trouble } = useAct();
  const withdraw = async (entryId: string) => {
    await act(() => withdrawEntry(session.csrfToken, entryId));
    await queries.invalidateQueries({ queryKey: ['entries'] });
  };
  if (entries.length === 0) return <EmptyState icon="book">{t('book.noEntries')}</EmptyState>;
  return (
    <>
      <TroubleNote trouble={trouble} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keys */}
      <section className="table-frame" tabIndex={0} aria-label={t('book.entries')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('book.time')}</th>
              <th scope="col">{t('book.person')}</th>
              <th scope="col">{t('book.class')}</th>
              <th scope="col">{t('book.direction')}</th>
              <th scope="col">{t('book.cause')}</th>
              <th scope="col">{t('book.operator')}</th>
              <th scope="col" className="no-print">
                {t('book.act')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.entryId} className={entry.withdrawn ? 'withdrawn' : undefined}>
                <td>{zone.clockOf(entry.atUtc)}</td>
                <th scope="row">{entry.name}</th>
                <td>{entry.className ?? ''}</td>
                <td>{t(`book.${entry.direction}`)}</td>
                <td>
                  {entry.withdrawn ? (
                    <Tag kind="line" icon="undo">
                      {t('book.withdrawn')}
                    </Tag>
                  ) : (
                    desk(causeKey(entry.cause))
                  )}
                </td>
                <td>{entry.operatorName}</td>
                <td className="no-print">
                  {!entry.withdrawn && minutesToWithdraw(entry.atUtc, nowUtc) > 0 && (
                    <Button
                      icon="undo"
                      isPending={isBusy}
                      aria-label={t('book.withdraw', { name: entry.name })}
                      onPress={() => void withdraw(entry.entryId)}
                    >
                      {t('book.undo')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};
