import type { DoorEvent } from '@furtka/core-contract/event';
import type { LogHandle } from '../eventlog/log-handle.ts';
import { readPinTries, type StoredTries, writePinTries } from '../kiosk/pin-lock-store.ts';
import { type ModeChange, type Modes, readModes, setMode } from '../site/mode-store.ts';
import {
  type Act,
  alarmEvents,
  appendAct,
  bookBetween,
  noteGate,
  noteLetIn,
  withdrawGate,
} from './book-store.ts';
import type { Span } from './school-day.ts';
import { closeNight, endVisit, startVisit } from './visit-acts.ts';
import { eraseVisitNames, openVisits, visitsBetween, visitsNotSeenOut } from './visit-store.ts';

interface Place {
  readonly log: LogHandle;
}

type Task<Args, Result> = (place: Place, args: Args) => Result;

/** A job that works on the log and its first argument alone. */
const onLog =
  <Args, Result>(act: (log: LogHandle, args: Args) => Result): Task<Args, Result> =>
  ({ log }, args) =>
    act(log, args);

/** @returns `undefined` when a door that should be held open is in a lockdown that was committed a moment before */
const setModeAtKiosk = (
  log: LogHandle,
  { change, ...one }: Act & { readonly change: ModeChange },
): { readonly modes: Modes; readonly event: DoorEvent } | undefined => {
  const isLockedDown = readModes(log.db).doors.some(
    ({ doorId, mode }) => mode === 'lockdown' && change.doorIds.includes(doorId),
  );
  if (change.mode === 'free' && isLockedDown) return undefined;
  return { modes: setMode(log.db, change), event: appendAct(log, one) };
};

const visitsToAskAbout = (log: LogHandle, { sinceUtc }: { readonly sinceUtc: number }) => ({
  open: openVisits(log.db),
  notSeenOut: visitsNotSeenOut(log.db, sinceUtc),
});

/** The gatehouse's part of the database worker. Every job is one transaction. */
export const GATEHOUSE_HANDLERS = {
  noteGate: onLog(noteGate),
  noteLetIn: onLog(noteLetIn),
  answerAlarms: onLog(appendAct),
  withdrawGate: onLog(withdrawGate),
  bookBetween: onLog((log, span: Span) => bookBetween(log.db, span)),
  alarmEvents: onLog((log, _nothing: null) => alarmEvents(log.db)),
  setModeAtKiosk: onLog(setModeAtKiosk),
  startVisit: onLog(startVisit),
  endVisit: onLog(endVisit),
  closeNight: onLog(closeNight),
  openVisits: onLog((log, _nothing: null) => openVisits(log.db)),
  visitsToAskAbout: onLog(visitsToAskAbout),
  visitsBetween: onLog((log, { fromUtc, beforeUtc }: Span) =>
    visitsBetween(log.db, fromUtc, beforeUtc),
  ),
  eraseVisitNames: onLog(
    (log, rule: { readonly nowUtc: number; readonly days: number | undefined }) =>
      eraseVisitNames(log.db, rule.nowUtc, rule.days),
  ),
  readPinTries: onLog((log, _nothing: null) => readPinTries(log.db)),
  writePinTries: onLog((log, tries: StoredTries) => {
    writePinTries(log.db, tries);
    return null;
  }),
} as const;

/** Arguments and result of each job, for the table of all jobs. */
export type GatehouseJobs = {
  readonly [Name in keyof typeof GATEHOUSE_HANDLERS]: [
    args: Parameters<(typeof GATEHOUSE_HANDLERS)[Name]>[1],
    result: ReturnType<(typeof GATEHOUSE_HANDLERS)[Name]>,
  ];
};
