import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import type { IconName } from '../../shared/ui/icon-names.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { elapsedOf } from '../shell/elapsed.ts';
import { mayOpen, type Place } from '../shell/places.ts';
import { go } from '../shell/use-path.ts';
import { GateDrawing } from './gate-drawing.tsx';

/** The acts of the gatehouse, the most frequent one largest. */
export const DeskTiles = () => {
  const { t } = useTranslation('kiosk-desk');
  const { desk, session } = useKiosk();
  const since = desk?.longestVisitSinceUtc;
  return (
    <div className={session.mayBlock ? 'tiles' : 'tiles four'}>
      <button type="button" className="tile main" onClick={() => go('pass')}>
        <span>
          <b>{t('tile.pass')}</b>
          <span>{t('tile.pass.what')}</span>
        </span>
        <GateDrawing />
      </button>
      <Tile place="visitIn" icon="guest" title={t('tile.visitIn')} what={t('tile.visitIn.what')} />
      <Tile
        place="visitOut"
        icon="out"
        title={t('tile.visitOut')}
        what={since === undefined ? t('tile.visitOut.none') : <Longest since={since} />}
        pill={
          desk && desk.openVisits > 0 ? t('visits.open', { count: desk.openVisits }) : undefined
        }
      />
      <Tile place="inside" icon="people" title={t('tile.inside')} what={t('tile.inside.what')} />
      <Tile place="doors" icon="door" title={t('tile.doors')} what={<DoorsSum />} />
      {mayOpen('block', session) && (
        <Tile place="block" icon="card-off" title={t('tile.block')} what={t('tile.block.what')} />
      )}
    </div>
  );
};

/** Guests come more often than anybody asks for the rest. */
const WIDE: readonly Place[] = ['visitIn', 'visitOut'];

const Tile = ({
  place,
  icon,
  title,
  what,
  pill,
}: {
  place: Place;
  icon: IconName;
  title: string;
  what: ReactNode;
  pill?: string | undefined;
}) => (
  <button
    type="button"
    className={WIDE.includes(place) ? 'tile wide' : 'tile'}
    onClick={() => go(place)}
  >
    <Icon name={icon} />
    <span>
      <b>{title}</b>
      <span>{what}</span>
    </span>
    {pill && <span className="pill">{pill}</span>}
  </button>
);

const Longest = ({ since }: { since: number }) => {
  const { t } = useTranslation('kiosk-desk');
  const { nowUtc } = useKiosk();
  const { unit, count } = elapsedOf(since, nowUtc);
  return t(`visits.longest.${unit}`, { count });
};

const DoorsSum = () => {
  const { t } = useTranslation('kiosk-desk');
  const { desk } = useKiosk();
  if (desk === undefined) return t('tile.doors.what');
  const silent = desk.doors.filter(({ online }) => !online).map(({ name }) => name);
  return silent.length === 0
    ? t('tile.doors.all', { count: desk.doors.length })
    : t('tile.doors.silent', { doors: silent.join(', ') });
};
