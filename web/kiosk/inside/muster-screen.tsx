import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { GroupList, PersonRows } from './group-list.tsx';
import { type MusterGroup, musterOf, sumOf } from './muster.ts';
import { MusterPrint } from './muster-print.tsx';
import { SilentDoors } from './silent-doors.tsx';
import { useInside } from './use-inside.ts';

type View = 'groups' | 'sought';

/** An evacuation asks for paper at once: the hand that began it is needed elsewhere. */
const useFirstPrint = (isReady: boolean): void => {
  const asked = useRef(new URLSearchParams(location.search).has('print'));
  useEffect(() => {
    if (!isReady || !asked.current) return;
    asked.current = false;
    history.replaceState(null, '', location.pathname);
    window.print();
  }, [isReady]);
};

/** Counting people after an evacuation: the number sought first; several kiosks and phones tick at once. */
export const MusterScreen = () => {
  const { t, i18n } = useTranslation('kiosk-inside');
  const { inside, trouble, tick } = useInside(true);
  const [view, setView] = useState<View>('groups');
  const groups = useMemo(
    () => (inside === undefined ? [] : musterOf(inside, i18n.language)),
    [inside, i18n.language],
  );
  useFirstPrint(inside !== undefined);
  return (
    <>
      <ScreenHead title={t('muster.title')}>
        <Button icon="print" onPress={() => window.print()}>
          {t('print')}
        </Button>
      </ScreenHead>
      <main id="main" className="one inside">
        <MusterHead groups={groups} isKnown={inside !== undefined} />
        <TroubleNote trouble={trouble} />
        {inside === undefined && trouble === undefined && <Skeleton lines={8} />}
        {inside && (
          <>
            <SilentDoors inside={inside} />
            <SegmentedSwitch<View>
              label={t('muster.view')}
              segments={[
                { id: 'groups', label: t('muster.groups') },
                { id: 'sought', label: t('muster.sought', { count: sumOf(groups).missing }) },
              ]}
              value={view}
              onChange={setView}
            />
            {view === 'groups' && <GroupList groups={groups} onTick={tick} />}
            {view === 'sought' && <Sought groups={groups} onTick={tick} />}
          </>
        )}
      </main>
      {inside && <MusterPrint inside={inside} groups={groups} />}
    </>
  );
};

const MusterHead = ({ groups, isKnown }: { groups: readonly MusterGroup[]; isKnown: boolean }) => {
  const { t } = useTranslation('kiosk-inside');
  const { status } = useKiosk();
  const { total, safe, missing } = sumOf(groups);
  return (
    <section className="muster-head" aria-label={t('muster.head')}>
      <p className="muster-what">
        <Icon name="siren" />
        {t(status.alarm === 'drill' ? 'muster.drill' : 'muster.counting')}
      </p>
      <p className="muster-number" role="status">
        <b>{isKnown ? missing : '–'}</b>
        <span>
          <b>{t('muster.missing', { count: missing })}</b>
          {t('muster.safe', { safe, count: total })}
        </span>
      </p>
      <progress max={Math.max(1, total)} value={safe} aria-label={t('muster.progress')} />
    </section>
  );
};

const Sought = ({
  groups,
  onTick,
}: {
  groups: readonly MusterGroup[];
  onTick: (personId: string, safe: boolean) => Promise<void>;
}) => {
  const { t } = useTranslation('kiosk-inside');
  const sought = groups
    .map((group) => ({ ...group, people: group.people.filter(({ safe }) => !safe) }))
    .filter(({ people }) => people.length > 0);
  if (sought.length === 0) return <EmptyState icon="check">{t('muster.all')}</EmptyState>;
  return (
    <>
      {sought.map(({ kind, key, people }) => (
        <section key={`${kind} ${key}`} className="sought">
          <h2>{kind === 'class' ? t('print.class', { name: key }) : t(`group.${kind}`)}</h2>
          <PersonRows people={people} onTick={onTick} />
        </section>
      ))}
    </>
  );
};
