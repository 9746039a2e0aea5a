import { useTranslation } from 'react-i18next';
import { Note } from '../shared/ui/note.tsx';
import { Tag } from '../shared/ui/tag.tsx';
import { DoorActs } from './acts/door-acts.tsx';
import { DoorNotes } from './acts/door-notes.tsx';
import type { DemoAct, DemoState, SiteMode } from './api-types.ts';
import { Outcome } from './outcome.tsx';
import { ScenePanel } from './scene/scene-panel.tsx';
import type { ShownTap } from './shown-tap.ts';
import { placesOf } from './way/standing.ts';

/** The agent's own word on one of its doors; `undefined` while it is silent. */
export const doorStandingOf = (state: DemoState | undefined, doorKey: string) =>
  state === undefined
    ? undefined
    : placesOf(state.standing)
        .agents.flatMap(({ doors }) => doors)
        .find(({ key }) => key === doorKey);

/** The door with its picture, what it said last, why it behaves so, and what one can do at it. */
export const DoorColumn = ({
  state,
  tap,
  doorKey,
  mode,
  time,
  hasFailed,
  onAct,
}: {
  state: DemoState | undefined;
  tap: ShownTap | undefined;
  doorKey: string;
  mode: SiteMode;
  /** When the tap was, in words. */
  time: string;
  hasFailed: boolean;
  onAct: (act: DemoAct) => void;
}) => {
  const { t } = useTranslation('demo');
  const door = state?.doors.find(({ key }) => key === doorKey);
  const agent = state?.agents.find(({ doorKeys }) => doorKeys.includes(doorKey));
  const isPowered = agent === undefined || state?.scene.poweredOff.includes(agent.name) !== true;
  const isFire = state?.scene.isFire === true;
  const standing = doorStandingOf(state, doorKey);
  const isCalm = standing?.state !== 'forced' && standing?.state !== 'heldOpen';
  return (
    <section className="door" aria-labelledby="door-title">
      <header>
        <h2 id="door-title">{door?.name ?? t('door')}</h2>
        <span className="grow" />
        <Tag kind={isPowered && isCalm ? 'line' : 'no'} icon={isPowered ? 'door' : 'bolt'}>
          {t(`door.state.${isPowered ? (standing?.state ?? 'locked') : 'none'}`)}
        </Tag>
      </header>
      <ScenePanel door={door} schoolName={state?.schoolName ?? ''} />
      <Outcome
        tap={tap}
        guardianName={state?.guardianName ?? ''}
        doorName={door?.name ?? ''}
        time={time}
      />
      {hasFailed && (
        <Note kind="no" icon="warn" role="alert">
          {t('failed')}
        </Note>
      )}
      <DoorActs door={door} isPowered={isPowered} isFire={isFire} onAct={onAct} />
      <DoorNotes
        isPowered={isPowered}
        isFire={isFire}
        mode={mode}
        state={isPowered ? standing?.state : undefined}
      />
    </section>
  );
};
