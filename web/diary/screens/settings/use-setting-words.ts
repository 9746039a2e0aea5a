import { useTranslation } from 'react-i18next';
import { sortedSpans } from '../devices/free-spans.ts';
import type { SchoolSettings, SettingKey, SettingValue } from './setting-queries.ts';
import { SETTINGS } from './setting-specs.ts';

type Hours = SchoolSettings['staffHours'];

/** Days with the same hours together: `1–5 05:30–22:00`. */
export const hourRows = (hours: Hours): { days: number[]; from: string; to: string }[] => {
  const rows: { days: number[]; from: string; to: string }[] = [];
  for (const { weekday, from, to } of sortedSpans(hours)) {
    const row = rows.find(
      (each) => each.from === from && each.to === to && each.days.at(-1) === weekday - 1,
    );
    if (row) row.days.push(weekday);
    else rows.push({ days: [weekday], from, to });
  }
  return rows;
};

/** What a setting is called, what it does, and what a value of it means. */
export const useSettingWords = () => {
  const { t } = useTranslation(['diary-school-settings', 'diary-settings', 'diary-doors']);
  const dayName = (day: number): string => t(`diary-doors:day.${day as 1}`).toLocaleLowerCase();
  const hoursText = (hours: Hours): string =>
    hourRows(hours)
      .map(({ days, from, to }) => {
        const [first = 1] = days;
        const last = days.at(-1) ?? first;
        const named = days.length === 1 ? dayName(first) : `${dayName(first)}–${dayName(last)}`;
        return `${named} ${from}–${to}`;
      })
      .join(', ');
  const valueText = (key: SettingKey, value: SettingValue): string => {
    const { shape } = SETTINGS[key];
    if (value === null) return shape.kind === 'text' ? t('none') : t('off');
    if (typeof value === 'boolean') return t(value ? 'diary-settings:yes' : 'diary-settings:no');
    if (typeof value === 'string') return value;
    if (typeof value !== 'number') return value.length === 0 ? t('none') : hoursText(value);
    if (shape.kind !== 'whole') return String(value);
    return t(`unit.${shape.unit}`, { count: value / (shape.parts ?? 1) });
  };
  return {
    t,
    name: (key: SettingKey): string => t(`name.${key}`),
    why: (key: SettingKey): string => t(`why.${key}`),
    valueText,
  };
};
