import { clockText } from '../../../shared/time/zone-time.ts';

/** One lesson as it stands in the table: times as typed, `HH:MM`. */
export interface BellRow {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

export type BellFault = 'time' | 'order' | 'overlap';

/** Minutes since midnight of a typed time, `8:05`, `8.05` or `805`; nothing for what is no time. */
export const minutesOf = (text: string): number | undefined => {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.,]?([0-5]\d)$/.exec(text.trim()) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

/** `8:05` as `08:05`, the form that is kept. */
export const asTime = (minutes: number): string => clockText(minutes).padStart(5, '0');

/** A typed time in the form that is kept; what is no time stays as it was typed. */
export const tidyTime = (text: string): string => {
  const minutes = minutesOf(text);
  return minutes === undefined ? text : asTime(minutes);
};

/** What is wrong with each lesson, by its place in the table. */
export const faultsOfRows = (rows: readonly BellRow[]): readonly (BellFault | undefined)[] =>
  rows.map((row, index) => {
    const from = minutesOf(row.from);
    const to = minutesOf(row.to);
    if (from === undefined || to === undefined) return 'time';
    if (from >= to) return 'order';
    const before = minutesOf(rows[index - 1]?.to ?? '');
    return before !== undefined && before > from ? 'overlap' : undefined;
  });

export interface DayShape {
  readonly lessons: readonly { number: number; from: number; to: number; isBad: boolean }[];
  /** Minutes that the picture covers, whole hours. */
  readonly scale: { readonly from: number; readonly to: number };
}

/** The day as it is drawn; rows without a time are left out. */
export const dayShape = (rows: readonly BellRow[], marginMinutes = 0): DayShape => {
  const faults = faultsOfRows(rows);
  const lessons = rows.flatMap((row, index) => {
    const from = minutesOf(row.from);
    const to = minutesOf(row.to);
    if (from === undefined || to === undefined || to <= from) return [];
    return [{ number: row.number, from, to, isBad: faults[index] !== undefined }];
  });
  const first = Math.min(8 * 60, ...lessons.map(({ from }) => from - marginMinutes));
  const last = Math.max(9 * 60, ...lessons.map(({ to }) => to + marginMinutes));
  return {
    lessons,
    scale: { from: Math.floor(first / 60) * 60, to: Math.ceil(last / 60) * 60 },
  };
};

/** First and last minute in which cards of pupils may open doors; nothing without lessons. */
export const doorSpan = (
  rows: readonly BellRow[],
  margins: { readonly marginBeforeMinutes: number; readonly marginAfterMinutes: number },
): { readonly from: number; readonly to: number } | undefined => {
  const { lessons } = dayShape(rows);
  if (lessons.length === 0) return undefined;
  const from = Math.min(...lessons.map((lesson) => lesson.from)) - margins.marginBeforeMinutes;
  const to = Math.max(...lessons.map((lesson) => lesson.to)) + margins.marginAfterMinutes;
  return { from: Math.max(0, from), to: Math.min(24 * 60, to) };
};

/** The lesson after the last one: ten minutes later, 45 minutes long, within the day. */
export const nextRow = (rows: readonly BellRow[]): BellRow => {
  const last = rows.at(-1);
  const end = minutesOf(last?.to ?? '');
  const from = Math.min(end === undefined ? 8 * 60 : end + 10, 23 * 60);
  const number = last === undefined ? 1 : Math.min(last.number + 1, 20);
  return { number, from: asTime(from), to: asTime(from + 45) };
};
