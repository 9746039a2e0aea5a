import type { Inside } from '@furtka/hub-contract/kiosk-desk';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createDateWords } from '../../shared/time/date-words.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import type { MusterGroup } from './muster.ts';
import { useSilenceClock } from './silent-doors.tsx';

/** The list on paper: A4, by class, then staff, then guests, each with an empty box; made by the page, so it needs no diary. */
export const MusterPrint = memo(
  ({ inside, groups }: { inside: Inside; groups: readonly MusterGroup[] }) => {
    const { t, i18n } = useTranslation('kiosk-inside');
    const { zone } = useKiosk();
    const clockOf = useSilenceClock(inside);
    const words = useMemo(() => createDateWords(i18n.language), [i18n.language]);
    const { students, staff, guests, unsure } = inside.counts;
    return (
      <section className="muster-print" aria-hidden="true">
        <h2>{t('print.title')}</h2>
        <p>
          {inside.schoolName}, {words.longDay(zone.dateOf(inside.atUtc))},{' '}
          {zone.clockOf(inside.atUtc)}
        </p>
        <p>
          {t('print.sum', { students, staff, guests, all: students + staff + guests })}
          {unsure > 0 && ` ${t('unsure', { count: unsure })}`}
        </p>
        {inside.silentDoors.length > 0 && (
          <p>
            {t('silent')}{' '}
            {inside.silentDoors
              .map(({ name, sinceUtc }) => t('silent.door', { name, time: clockOf(sinceUtc) }))
              .join(', ')}
          </p>
        )}
        {groups.map(({ kind, key, total, people }) => (
          <section key={`${kind} ${key}`} className="muster-group">
            <h3>
              {kind === 'class' ? t('print.class', { name: key }) : t(`group.${kind}`)} · {total}
            </h3>
            <ul>
              {people.map((person) => (
                <li key={person.personId}>
                  <span className="box" />
                  {person.name}
                  {person.count > 1 && ` (${t('people', { count: person.count })})`}
                  <small>
                    {person.sinceUtc !== undefined && zone.clockOf(person.sinceUtc)}
                    {person.doubt && ` ${t(`doubt.${person.doubt}`)}`}
                  </small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
    );
  },
);
