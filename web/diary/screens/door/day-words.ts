import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../shared/api/wire.ts';
import type { PresenceDay, Stay } from '../../../shared/presence/presence-days.ts';
import type { ZoneTime } from '../../../shared/time/zone-time.ts';
import type { IconName } from '../../../shared/ui/icon-names.ts';

/** One end of a stay as it is written at the right: a time, or a word where there is none. */
export interface DayEnd {
  readonly text: string;
  readonly kind: 'known' | 'missing' | 'inside';
}

export interface DayNote {
  readonly id: string;
  readonly icon: IconName;
  readonly text: string;
  readonly isGap: boolean;
}

/** What is written beside and under the bar of a day. */
export const useDayWords = (zone: ZoneTime) => {
  const { t } = useTranslation('diary');
  const time = ({ occurredAtUtc }: Passage) => zone.clockOf(occurredAtUtc);
  const endOf = (passage: Passage | undefined, inside: boolean): DayEnd => {
    if (passage) return { text: time(passage), kind: 'known' };
    return inside
      ? { text: t('door.inside'), kind: 'inside' }
      : { text: t('door.missing'), kind: 'missing' };
  };
  const ends = (stay: Stay, day: PresenceDay): readonly [DayEnd, DayEnd] => [
    endOf(stay.entry, false),
    endOf(stay.exit, day.inside && stay === day.stays.at(-1)),
  ];
  const notes = (day: PresenceDay): DayNote[] => [
    ...day.stays.flatMap((stay, index): DayNote[] => {
      const [entry, exit] = ends(stay, day);
      const missing =
        entry.kind === 'missing'
          ? t('door.noEntry')
          : exit.kind === 'missing'
            ? t('door.noExit')
            : undefined;
      if (missing === undefined) return [];
      return [{ id: `gap${index}`, icon: 'card-question', text: missing, isGap: true }];
    }),
    ...day.stays.flatMap(({ entry, exit }) =>
      [entry, exit].flatMap((passage): DayNote[] =>
        passage?.opened === 'unknown'
          ? [
              {
                id: passage.eventId,
                icon: 'card',
                text: t('door.accepted', { time: time(passage), door: passage.doorName }),
                isGap: false,
              },
            ]
          : [],
      ),
    ),
    ...day.unused.map((passage) => ({
      id: passage.eventId,
      icon: 'card-question' as const,
      text: t('door.unused', { time: time(passage) }),
      isGap: false,
    })),
    ...day.undirected.map((passage) => ({
      id: passage.eventId,
      icon: 'door' as const,
      text: t('door.undirected', { time: time(passage), door: passage.doorName }),
      isGap: false,
    })),
    ...(day.late
      ? [{ id: 'late', icon: 'clock' as const, text: t('door.late'), isGap: false }]
      : []),
  ];
  return { ends, notes };
};
