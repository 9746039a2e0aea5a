import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createDateWords } from '../shared/time/date-words.ts';
import { createZoneTime, DEFAULT_ZONE } from '../shared/time/zone-time.ts';
import { Logo } from '../shared/ui/logo.tsx';
import { Note } from '../shared/ui/note.tsx';
import type { DemoCard } from './api-types.ts';
import { DeckPanel, type Wish } from './cards/deck-panel.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { DemoFoot } from './demo-foot.tsx';
import { HopsPanel } from './hops/hops-panel.tsx';
import { Outcome } from './outcome.tsx';
import { ScenePanel } from './scene/scene-panel.tsx';
import { useBoard } from './use-board.ts';
import { useTicking } from './use-ticking.ts';

const DOOR = 'main';

/** A door to try: its lamp, relay and sound, a choice of cards, and each hop's time as it happens. */
export const DemoPage = () => {
  const { t, i18n } = useTranslation('demo');
  const { state, tap, isLinked, hasFailed, hold, forward } = useBoard();
  const [wish, setWish] = useState<Wish>({ direction: 'in', push: true });
  const nowUtc = useTicking(state?.clock.schoolNowUtc);
  const zoneName = state?.clock.zone ?? DEFAULT_ZONE;
  const zone = useMemo(() => createZoneTime(zoneName), [zoneName]);
  const dates = useMemo(() => createDateWords(i18n.language), [i18n.language]);
  const day = nowUtc === undefined ? '' : dates.longDay(zone.dateOf(nowUtc));
  const door = state?.doors.find((one) => one.key === DOOR);
  const name = (card: DemoCard) =>
    card.cardId === null ? t('unknownCard') : `${card.holderName} ${card.className}`.trim();
  return (
    <div className="demo">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="demo-top">
        <Logo />
        <div className="demo-intro">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <span className="grow" />
        <ClockPanel
          time={nowUtc === undefined ? '–' : zone.secondsOf(nowUtc)}
          day={day}
          onForward={forward}
        />
      </header>
      <main id="main" className="demo-stage">
        <ScenePanel door={door} schoolName={state?.schoolName ?? ''} />
        <HopsPanel tap={tap} name={tap && name(tap.card)}>
          <Outcome
            tap={tap}
            guardianName={state?.guardianName ?? ''}
            doorName={door?.name ?? ''}
            direction={wish.direction}
            time={tap ? zone.clockOf(tap.atUtc) : ''}
          />
          {hasFailed && (
            <Note kind="no" icon="warn">
              {t('failed')}
            </Note>
          )}
        </HopsPanel>
      </main>
      <DeckPanel
        cards={state?.cards ?? []}
        chosen={tap?.card.place}
        wish={wish}
        onWish={setWish}
        name={name}
        onTap={(card) => hold(card, { ...wish, door: DOOR, atUtc: nowUtc ?? 0 })}
      />
      <DemoFoot
        time={nowUtc === undefined ? '–' : zone.clockOf(nowUtc)}
        day={day}
        isLinked={isLinked}
      />
    </div>
  );
};
