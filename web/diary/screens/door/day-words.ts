import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../shared/api/wire.ts';
import type { PresenceDay, Stay } from '../../../shared/presence/presence-days.ts';
import type { ZoneTime } from '../../../shared/time/zone-time.ts';
import type { IconName } from '../../../shared/ui/icon-names.ts';
import { useCauseWords } from '../home/cause-words.ts';

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
  const { t } = useTranslation(['diary', 'diary-month']);
  const causes = useCauseWords();
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
  const byGatehouse = (day: PresenceDay): DayNote[] =>
    day.passages.flatMap((passage): DayNote[] => {
      const text = causes.sentence(passage, time(passage));
      if (text === undefined) return [];
      return [{ id: `cause${passage.eventId}`, icon: 'card-off', text, isGap: false }];
    });
  const lateTimes = (day: PresenceDay): string =>
    day.passages
      .filter(({ late }) => late)
      .map(time)
      .join(', ');
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
        passage?.opened === 'unknown' && passage.cause === undefined
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
    ...byGatehouse(day),
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
      ? [
          {
            id: 'late',
            icon: 'clock' as const,
            text: t('diary-month:late', { times: lateTimes(day) }),
            isGap: false,
          },
        ]
      : []),
  ];
  return { ends, notes };
};
