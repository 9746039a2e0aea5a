import { useTranslation } from 'react-i18next';
import type { ReceiptRow } from '../presence/receipts.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { type PaleState, PaleStrip } from './pale.tsx';

const LOOKS: Record<ReceiptRow['state'], { icon: IconName; pale: PaleState }> = {
  confirmed: { icon: 'check', pale: 'was' },
  waiting: { icon: 'clock', pale: 'will' },
  offline: { icon: 'offline', pale: 'change' },
};
const MINUTE_MS = 60_000;

const useAnswer = () => {
  const { t, i18n } = useTranslation('ui');
  const seconds = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return ({ state, ms }: ReceiptRow): string => {
    if (state === 'confirmed') {
      return ms === undefined
        ? t('receipts.confirmed')
        : t('receipts.confirmedAfter', { seconds: seconds.format(ms / 1000) });
    }
    if (state === 'waiting') return t('receipts.waiting');
    if (ms === undefined) return t('receipts.offline');
    return t('receipts.offlineFor', { count: Math.max(1, Math.floor(ms / MINUTE_MS)) });
  };
};

/** What each door said about a block: the headline counts, an offline door is named. */
export const Receipts = ({ rows }: { readonly rows: readonly ReceiptRow[] }) => {
  const { t } = useTranslation('ui');
  const answer = useAnswer();
  const confirmed = rows.filter(({ state }) => state === 'confirmed').length;
  const offline = rows.filter(({ state }) => state === 'offline').map(({ doorName }) => doorName);
  const headline = t('receipts.headline', { done: confirmed, count: rows.length });
  return (
    <section className="receipts" aria-label={t('receipts.label')}>
      <div className="receipts-sum">
        <PaleStrip states={[...rows].reverse().map(({ state }) => LOOKS[state].pale)} />
        <b role="status">
          {offline.length === 0
            ? headline
            : `${headline}, ${t('receipts.withoutLink', { doors: offline.join(', ') })}`}
        </b>
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.doorId} className={row.state}>
            <Icon name={LOOKS[row.state].icon} />
            <b>{row.doorName}</b>
            <span className="soft">{answer(row)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
