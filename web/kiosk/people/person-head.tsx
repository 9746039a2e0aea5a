import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createDateWords } from '../../shared/time/date-words.ts';
import { Note } from '../../shared/ui/note.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { Face } from './face.tsx';

/** Whom one has before oneself: face, class, where they were seen last, what duty staff may know. */
export const PersonHead = ({ person }: { person: KioskPerson }) => {
  const { t, i18n } = useTranslation('kiosk');
  const { zone, nowUtc } = useKiosk();
  const words = useMemo(() => createDateWords(i18n.language), [i18n.language]);
  const { seenAtUtc } = person;
  const seen =
    seenAtUtc === undefined ? undefined : words.moment(seenAtUtc, zone, zone.dateOf(nowUtc));
  return (
    <>
      <header className="person-head">
        <Face id={person.personId} name={person.name} hasPhoto={person.hasPhoto} size="huge" />
        <div>
          <h2>{person.name}</h2>
          <p>{person.className ? t('person.class', { name: person.className }) : t('staff')}</p>
          <p className="soft">
            {seen === undefined
              ? t('person.unseen')
              : t(person.isInside ? 'person.inside' : 'person.outside', { time: seen })}
          </p>
        </div>
      </header>
      {person.note && (
        <Note kind="pen" icon="remark">
          {person.note}
        </Note>
      )}
    </>
  );
};
