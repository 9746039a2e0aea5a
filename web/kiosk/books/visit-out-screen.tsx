import type { Visit } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { troubleOf } from '../link/trouble.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { elapsedOf } from '../shell/elapsed.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { go } from '../shell/use-path.ts';
import { BookReceipt } from './book-receipt.tsx';
import { type Ended, useVisitsOut } from './use-visits-out.ts';

/** Visitors in the school, the longest first; one press sees a visitor out. */
export const VisitOutScreen = () => {
  const { t } = useTranslation('kiosk-books');
  const visits = useVisitsOut();
  const { rows, error } = visits;
  return (
    <>
      <ScreenHead title={t('visit.out.title')}>
        <Button icon="guest" onPress={() => go('visitIn')}>
          {t('visit.in.title')}
        </Button>
        <Button icon="book" onPress={() => go('book')}>
          {t('book.open')}
        </Button>
      </ScreenHead>
      <main id="main" className="one">
        <TroubleNote trouble={visits.trouble ?? (error ? troubleOf(error) : undefined)} />
        {visits.isLoading && <Skeleton />}
        {!visits.isLoading && rows.length === 0 && (
          <EmptyState icon="guest">{t('visit.none')}</EmptyState>
        )}
        <ul className="visit-list">
          {rows.map((visit) => (
            <VisitRow
              key={visit.visitId}
              visit={visit}
              ended={visits.endedOf(visit)}
              isBusy={visits.isBusy}
              onEnd={() => void visits.end(visit)}
            />
          ))}
        </ul>
      </main>
    </>
  );
};

const VisitRow = ({
  visit,
  ended,
  isBusy,
  onEnd,
}: {
  visit: Visit;
  ended: Ended | undefined;
  isBusy: boolean;
  onEnd: () => void;
}) => {
  const { t } = useTranslation('kiosk-books');
  const { nowUtc, zone } = useKiosk();
  const { unit, count } = elapsedOf(visit.inAtUtc, ended?.atUtc ?? nowUtc);
  const name = visit.name === '' ? t('visit.erased') : visit.name;
  return (
    <li className={ended ? 'visit-row ended' : 'visit-row'}>
      <div className="visit-who">
        <b>
          {name}
          {visit.count > 1 && ` (${t('visit.people', { count: visit.count })})`}
        </b>
        <span className="soft">
          {[visit.host, visit.purpose].filter((text) => text !== undefined).join(' · ')}
        </span>
      </div>
      {visit.badge && (
        <span className="badge">
          {t('visit.badge')} <b>{visit.badge}</b>
        </span>
      )}
      <span className="visit-since">
        <b>{t(`visit.lasts.${unit}`, { count })}</b>
        <span className="soft">{t('visit.since', { time: zone.clockOf(visit.inAtUtc) })}</span>
      </span>
      {ended ? (
        <BookReceipt
          reply={ended.reply}
          written={t('visit.written.out', { time: zone.clockOf(ended.atUtc) })}
        />
      ) : (
        <Button
          kind="go"
          icon="out"
          isPending={isBusy}
          aria-label={t('visit.outOf', { name })}
          onPress={onEnd}
        >
          {t('visit.leaves')}
        </Button>
      )}
      {ended && visit.badge && (
        <Note kind="pen">{t('visit.takeBadge', { badge: visit.badge })}</Note>
      )}
    </li>
  );
};
