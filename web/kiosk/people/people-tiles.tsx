import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Face } from './face.tsx';

/** People to choose from; `most` keeps room for the keyboard, the next letter makes the list shorter. */
export const PeopleTiles = ({
  people,
  chosen,
  onChoose,
  most,
  isSettled,
}: {
  people: readonly KioskPerson[] | undefined;
  chosen: KioskPerson | undefined;
  onChoose: (person: KioskPerson) => void;
  most?: number;
  /** The list belongs to what stands in the field now. */
  isSettled: boolean;
}) => {
  const { t } = useTranslation('kiosk');
  if (people === undefined)
    return <p className="soft">{t(isSettled ? 'search.short' : 'search.looking')}</p>;
  return (
    <>
      <p className="soft" role="status">
        {people.length === 0 ? t('search.none') : t('search.found', { count: people.length })}
      </p>
      <ul className="people-tiles">
        {people.slice(0, most).map((person) => (
          <li key={person.personId}>
            <button
              type="button"
              className="person-tile"
              aria-pressed={person.personId === chosen?.personId}
              onClick={() => onChoose(person)}
            >
              <Face id={person.personId} name={person.name} hasPhoto={person.hasPhoto} size="big" />
              <span>
                <b>{person.name}</b>
                <span className="soft">{person.className ?? t('staff')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
