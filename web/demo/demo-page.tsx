import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceStore } from '../shared/settings/theme.ts';
import { createDateWords } from '../shared/time/date-words.ts';
import { createZoneTime, DEFAULT_ZONE } from '../shared/time/zone-time.ts';
import { LanguageSwitch } from '../shared/ui/language-switch.tsx';
import { Logo } from '../shared/ui/logo.tsx';
import { ThemeSwitch } from '../shared/ui/theme-switch.tsx';
import { SchoolActs } from './acts/school-acts.tsx';
import type { DemoCard, DemoState, SiteMode } from './api-types.ts';
import { DeckPanel, type Wish } from './cards/deck-panel.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { DemoFoot } from './demo-foot.tsx';
import { DoorColumn, doorStandingOf } from './door-column.tsx';
import { KioskFrame } from './frames/kiosk-frame.tsx';
import { PhoneFrame } from './frames/phone-frame.tsx';
import { HopsPanel } from './hops/hops-panel.tsx';
import { TourPanel } from './tour/tour-panel.tsx';
import { useTour } from './tour/use-tour.ts';
import { useBoard } from './use-board.ts';
import { useTicking } from './use-ticking.ts';
import { LinkSwitch } from './way/link-switch.tsx';
import { QueuesTable } from './way/queues-table.tsx';
import { placesOf } from './way/standing.ts';

const DOOR = 'main';

/** The mode in force at the door, by the agent's own word. */
const modeAt = (state: DemoState | undefined): SiteMode => {
  const mode = doorStandingOf(state, DOOR)?.mode;
  return mode === 'lockdown' || mode === 'drill' ? mode : 'normal';
};

/** Whether every part of the school speaks and reaches the next one up the way. */
const isWhole = (state: DemoState | undefined): boolean => {
  if (state === undefined) return false;
  const { agents, hub, bridge, core } = placesOf(state.standing);
  const areUp = agents.length === state.agents.length && agents.every(({ isHubUp }) => isHubUp);
  return areUp && hub !== undefined && core !== undefined && bridge?.isConnected === true;
};

/** The time of the trial's school: of its clock, and in words. */
const useSchoolTime = (state: DemoState | undefined) => {
  const { i18n } = useTranslation('demo');
  const nowUtc = useTicking(state?.clock.schoolNowUtc);
  const zoneName = state?.clock.zone ?? DEFAULT_ZONE;
  const zone = useMemo(() => createZoneTime(zoneName), [zoneName]);
  const dates = useMemo(() => createDateWords(i18n.language), [i18n.language]);
  const isKnown = nowUtc !== undefined;
  return {
    nowUtc: nowUtc ?? 0,
    seconds: isKnown ? zone.secondsOf(nowUtc) : '–',
    clock: isKnown ? zone.clockOf(nowUtc) : '–',
    day: isKnown ? dates.longDay(zone.dateOf(nowUtc)) : '',
    clockOf: zone.clockOf,
  };
};

/** A school to try: door, kiosk, the parent's phone and the way between them, with a hand on each. */
export const DemoPage = ({ store }: { store: DeviceStore }) => {
  const { t } = useTranslation('demo');
  const board = useBoard();
  const { state, tap, isLinked, hasFailed, hold, forward, act, fail } = board;
  const [wish, setWish] = useState<Wish>({ direction: 'in', push: true });
  const tour = useTour(board, DOOR);
  const time = useSchoolTime(state);
  const mode = modeAt(state);
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
        <ClockPanel time={time.seconds} day={time.day} onForward={forward} />
      </header>
      <main id="main" className="demo-main">
        <TourPanel tour={tour} />
        <div className="demo-stage">
          <DoorColumn
            state={state}
            tap={tap}
            doorKey={DOOR}
            mode={mode}
            time={tap ? time.clockOf(tap.atUtc) : ''}
            hasFailed={hasFailed}
            onAct={act}
          />
          <KioskFrame kiosk={state?.kiosk}>
            <SchoolActs isFire={state?.scene.isFire === true} mode={mode} onAct={act} />
          </KioskFrame>
          <PhoneFrame guardianName={state?.guardianName ?? ''} onFailed={fail} />
          <HopsPanel
            tap={tap}
            name={tap && name(tap.card)}
            doorKey={DOOR}
            standing={state?.standing}
          >
            <LinkSwitch link={state?.scene.link ?? 'open'} onAct={act} />
          </HopsPanel>
        </div>
        <DeckPanel
          cards={state?.cards ?? []}
          chosen={tap?.card.place}
          wish={wish}
          mode={mode}
          onWish={setWish}
          name={name}
          onTap={(card) => hold(card, { ...wish, door: DOOR, atUtc: time.nowUtc })}
        />
        {state && <QueuesTable standing={state.standing} agents={state.agents} />}
        <section className="demo-settings" aria-label={t('settings')}>
          <LanguageSwitch store={store} />
          <ThemeSwitch store={store} />
        </section>
      </main>
      <DemoFoot time={time.clock} day={time.day} isLinked={isLinked} isWhole={isWhole(state)} />
    </div>
  );
};
