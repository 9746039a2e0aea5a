import type { Inside } from '@furtka/hub-contract/kiosk-desk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { go } from '../shell/use-path.ts';
import { GroupList } from './group-list.tsx';
import { musterOf } from './muster.ts';
import { MusterPrint } from './muster-print.tsx';
import { SilentDoors } from './silent-doors.tsx';
import { useInside } from './use-inside.ts';

/** Who is in the school: the numbers first, then by class, staff and guests. */
export const InsideScreen = () => {
  const { t, i18n } = useTranslation('kiosk-inside');
  const { inside, trouble } = useInside(false);
  const groups = useMemo(
    () => (inside === undefined ? [] : musterOf(inside, i18n.language)),
    [inside, i18n.language],
  );
  return (
    <>
      <ScreenHead title={t('title')}>
        <Button icon="print" onPress={() => window.print()}>
          {t('print')}
        </Button>
        <Button icon="siren" kind="stop" onPress={() => go('muster')}>
          {t('count')}
        </Button>
      </ScreenHead>
      <main id="main" className="one inside">
        <TroubleNote trouble={trouble} />
        {inside === undefined && trouble === undefined && <Skeleton lines={8} />}
        {inside && (
          <>
            <Numbers inside={inside} />
            <SilentDoors inside={inside} />
            {groups.length === 0 && <EmptyState icon="people">{t('nobody')}</EmptyState>}
            <GroupList groups={groups} />
          </>
        )}
      </main>
      {inside && <MusterPrint inside={inside} groups={groups} />}
    </>
  );
};

const Numbers = ({ inside }: { inside: Inside }) => {
  const { t } = useTranslation('kiosk-inside');
  const { zone } = useKiosk();
  const { students, staff, guests, unsure } = inside.counts;
  const about = inside.silentDoors.length > 0 ? '±' : '';
  const figures = [
    ['students', students],
    ['staff', staff],
    ['guests', guests],
  ] as const;
  return (
    <section className="numbers" aria-label={t('numbers')}>
      <p className="number all">
        <b>
          {about}
          {students + staff + guests}
        </b>
        <span>{t('all', { count: students + staff + guests })}</span>
      </p>
      {figures.map(([key, count]) => (
        <p className="number" key={key}>
          <b>
            {about}
            {count}
          </b>
          <span>{t(key, { count })}</span>
        </p>
      ))}
      <p className="as-of soft">{t('asOf', { time: zone.clockOf(inside.atUtc) })}</p>
      {unsure > 0 && <Note kind="lamp">{t('unsure', { count: unsure })}</Note>}
    </section>
  );
};
