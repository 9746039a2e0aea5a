import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Face } from './face.tsx';

/** People to choose from; a long list scrolls over the keyboard, the next letter makes it shorter. */
export const PeopleTiles = ({
  people,
  chosen,
  onChoose,
  isSettled,
}: {
  people: readonly KioskPerson[] | undefined;
  chosen: KioskPerson | undefined;
  onChoose: (person: KioskPerson) => void;
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
        {people.map((person) => (
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
