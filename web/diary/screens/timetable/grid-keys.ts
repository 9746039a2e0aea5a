/** An hour of the week. */
export interface Hour {
  readonly weekday: number;
  readonly period: number;
}

export interface GridShape {
  readonly weekdays: readonly number[];
  readonly periods: readonly number[];
}

export const isSameHour = (a: Hour, b: Hour): boolean =>
  a.weekday === b.weekday && a.period === b.period;

const step = (values: readonly number[], now: number, by: number): number => {
  const index = Math.min(Math.max(values.indexOf(now) + by, 0), values.length - 1);
  return values[index] ?? now;
};

/** Where a key leads: arrows by one, with Ctrl to the edge, Home and End along the day's row. `undefined`: not a key of moving. */
export const movedBy = (
  hour: Hour,
  { key, ctrlKey = false }: { readonly key: string; readonly ctrlKey?: boolean },
  { weekdays, periods }: GridShape,
): Hour | undefined => {
  const by = ctrlKey ? 100 : 1;
  const { weekday, period } = hour;
  switch (key) {
    case 'ArrowLeft':
      return { weekday: step(weekdays, weekday, -by), period };
    case 'ArrowRight':
      return { weekday: step(weekdays, weekday, by), period };
    case 'ArrowUp':
      return { weekday, period: step(periods, period, -by) };
    case 'ArrowDown':
      return { weekday, period: step(periods, period, by) };
    case 'Home':
      return { weekday: weekdays[0] ?? weekday, period };
    case 'End':
      return { weekday: weekdays.at(-1) ?? weekday, period };
    default:
      return undefined;
  }
};

export type GridAct = 'edit' | 'type' | 'clear' | 'copy' | 'paste' | 'undo';

/** What a key does to the hour under the cursor. `type`: begins to type with that letter. */
export const actOf = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): GridAct | undefined => {
  if (ctrlKey || metaKey) {
    const acts: Readonly<Record<string, GridAct>> = { c: 'copy', v: 'paste', z: 'undo' };
    return acts[key.toLowerCase()];
  }
  if (altKey) return undefined;
  if (key === 'Enter' || key === 'F2') return 'edit';
  if (key === 'Delete' || key === 'Backspace') return 'clear';
  return key.length === 1 && /[\p{L}\p{N}]/u.test(key) ? 'type' : undefined;
};
