import type { BehaviourDraft, DoorBehaviour } from '../../data/door-queries.ts';
import { areSpansGood, nextSpan, type Span, sortedSpans, WORKDAYS } from './free-spans.ts';

/** What is chosen and typed for a door. `days`: the same hours on every workday, or `spans` of each day its own. */
export interface BehaviourForm {
  readonly opensBy: BehaviourDraft['opensBy'];
  readonly isOuter: boolean;
  /** Why the school lets this outer door be passed without a card. */
  readonly reason: string;
  readonly days: 'none' | 'weekdays' | 'spans';
  readonly from: string;
  readonly to: string;
  readonly spans: readonly Span[];
  readonly isAfterStaff: boolean;
  readonly hasDuress: boolean;
  /** Number of the airlock, '' = none. */
  readonly interlock: string;
  /** Minutes. */
  readonly repeat: string;
}

export type BehaviourField = 'reason' | 'hours' | 'interlock' | 'repeat';

/** Characters that a reason has at least. */
export const REASON_MIN = 10;

/** Hours of Monday to Friday that are the same on each day. */
const plainHours = (hours: BehaviourDraft['freeHours']) => {
  const [first] = hours;
  const isPlain =
    hours.length === WORKDAYS.length &&
    hours.every(
      ({ weekday, from, to }, at) =>
        weekday === WORKDAYS[at] && from === first?.from && to === first?.to,
    );
  return isPlain ? first : undefined;
};

export const behaviourForm = (door: DoorBehaviour): BehaviourForm => {
  const plain = plainHours(door.freeHours);
  const isNone = door.freeHours.length === 0;
  return {
    opensBy: door.opensBy,
    isOuter: door.isOuter,
    reason: door.outerReason ?? '',
    days: isNone ? 'none' : plain ? 'weekdays' : 'spans',
    from: plain?.from ?? '07:30',
    to: plain?.to ?? '08:00',
    spans: isNone ? [nextSpan([])] : sortedSpans(door.freeHours),
    isAfterStaff: door.freeAfterStaff,
    hasDuress: door.hasDuress,
    interlock: door.interlock === null ? '' : String(door.interlock),
    repeat: String(door.alarmRepeatMinutes),
  };
};

/** Whether the school has to say why (C-36). */
export const needsReason = ({ isOuter, opensBy, days }: BehaviourForm): boolean =>
  isOuter && (opensBy === 'pin' || days !== 'none');

const wholeWithin = (typed: string, least: number, most: number): number | undefined => {
  const text = typed.trim();
  const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
};

/** What the form holds, or the fields that are wrong; the same bounds as the server's. `reason` is set where it is to be sent. */
export const readBehaviour = (
  form: BehaviourForm,
  door: DoorBehaviour,
):
  | { readonly ok: true; readonly draft: BehaviourDraft; readonly reason?: string }
  | { readonly ok: false; readonly wrong: readonly BehaviourField[] } => {
  const reason = form.reason.trim();
  const repeat = wholeWithin(form.repeat, 1, 240);
  const interlock = form.interlock.trim() === '' ? null : wholeWithin(form.interlock, 1, 32);
  const { from, to, days } = form;
  const wanted = {
    none: [],
    weekdays: WORKDAYS.map((weekday) => ({ weekday, from, to })),
    spans: sortedSpans(form.spans),
  }[days];
  const areHoursGood = days === 'none' || areSpansGood(wanted);
  const isReasonWanted = needsReason(form);
  const wrong: BehaviourField[] = [
    ...(isReasonWanted && reason.length < REASON_MIN ? (['reason'] as const) : []),
    ...(!areHoursGood ? (['hours'] as const) : []),
    ...(interlock === undefined ? (['interlock'] as const) : []),
    ...(repeat === undefined ? (['repeat'] as const) : []),
  ];
  if (wrong.length > 0 || repeat === undefined || interlock === undefined)
    return { ok: false, wrong };
  return {
    ok: true,
    draft: {
      opensBy: form.opensBy,
      isOuter: form.isOuter,
      freeHours: wanted,
      freeAfterStaff: form.isAfterStaff && wanted.length > 0,
      interlock,
      hasDuress: form.hasDuress && form.opensBy !== 'card',
      alarmRepeatMinutes: repeat,
    },
    ...(isReasonWanted && reason !== door.outerReason ? { reason } : {}),
  };
};
