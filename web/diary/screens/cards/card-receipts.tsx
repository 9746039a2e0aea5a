import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CardDetail } from '../../../shared/api/wire.ts';
import { receiptRows } from '../../../shared/presence/receipts.ts';
import { browserClock } from '../../../shared/time/browser-clock.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { Receipts } from '../../../shared/ui/receipts.tsx';
import { useApp } from '../../data/app.ts';
import { doorsQuery } from '../../data/queries.ts';

export const useDoors = (schoolId: string) => useQuery(doorsQuery(useApp().core, schoolId));

/** What each door said about the block in force; a door without link still opens, and that is said. */
export const CardReceipts = ({
  block,
  schoolId,
}: {
  readonly block: NonNullable<CardDetail['block']>;
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary');
  const { data: doors = [] } = useDoors(schoolId);
  const answers = block.receipts.map((receipt) => {
    const door = doors.find(({ doorId }) => doorId === receipt.doorId);
    return { ...door, ...receipt, doorName: door?.name ?? t('cards.unnamedDoor') };
  });
  const rows = receiptRows(answers, block.atUtc, browserClock.nowMs());
  const offline = rows.filter(({ state }) => state === 'offline');
  return (
    <>
      <Receipts rows={rows} />
      {offline.length > 0 && (
        <Note kind="lamp">
          {t('cards.stillOpens', {
            count: offline.length,
            doors: offline.map(({ doorName }) => doorName).join(', '),
          })}
        </Note>
      )}
    </>
  );
};
