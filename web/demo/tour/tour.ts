import type { DemoScene, DemoState } from '../api-types.ts';
import type { ShownTap } from '../shown-tap.ts';
import { placesOf } from '../way/standing.ts';

/** What one is asked to try, in this order; each ticks itself off when it has happened, also out of order. */
export const TOUR_STEPS = ['tap', 'cut', 'restore', 'power', 'fire', 'lockdown'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

export interface Tour {
  readonly done: readonly TourStep[];
  /** Agents whose power was taken and not yet seen to be back. */
  readonly wereOff: readonly string[];
}

export const NEW_TOUR: Tour = { done: [], wereOff: [] };

/** What the page shows now. */
export interface TourView {
  readonly state: DemoState;
  readonly tap: ShownTap | undefined;
  /** The door on the page. */
  readonly doorKey: string;
}

const isGranted = (tap: ShownTap | undefined, direction: 'in' | 'out'): boolean =>
  tap?.decision === 'granted' && tap.direction === direction;

const stillOff = (tour: Tour, { poweredOff }: DemoScene, speaking: readonly string[]): string[] => {
  const seen = new Set([...tour.wereOff, ...poweredOff]);
  return [...seen].filter((agent) => poweredOff.includes(agent) || !speaking.includes(agent));
};

const happenedNow = (tour: Tour, view: TourView, wereOff: readonly string[]): TourStep[] => {
  const { state, tap, doorKey } = view;
  const { hub, bridge } = placesOf(state.standing);
  const isCut = state.scene.link !== 'open';
  const waiting = hub?.waiting ?? 0;
  const hasReachedCore = tap?.times.core !== undefined;
  const isOpen = state.doors.some((door) => door.key === doorKey && door.isOpen);
  const happened: Record<TourStep, boolean> = {
    tap: isGranted(tap, 'in'),
    cut: isCut && waiting > 0 && tap?.decision === 'granted' && !hasReachedCore,
    restore:
      tour.done.includes('cut') && !isCut && bridge?.isConnected === true && hub?.waiting === 0,
    power: tour.wereOff.length > 0 && wereOff.length === 0,
    fire: state.scene.isFire && isOpen,
    lockdown: tap?.decision === 'denied' && tap.reason === 'denied.lockdown',
  };
  return TOUR_STEPS.filter((step) => happened[step]);
};

/** The tour after the page changed. Pure; gives the same object when nothing new happened. */
export const nextTour = (tour: Tour, view: TourView): Tour => {
  const speaking = placesOf(view.state.standing).agents.map(({ agent }) => agent);
  const wereOff = stillOff(tour, view.state.scene, speaking);
  const fresh = happenedNow(tour, view, wereOff).filter((step) => !tour.done.includes(step));
  const isSame = fresh.length === 0 && wereOff.join() === tour.wereOff.join();
  return isSame ? tour : { done: [...tour.done, ...fresh], wereOff };
};

/** The first step that was not done; `undefined` when all were. */
export const stepNow = ({ done }: Tour): TourStep | undefined =>
  TOUR_STEPS.find((step) => !done.includes(step));
