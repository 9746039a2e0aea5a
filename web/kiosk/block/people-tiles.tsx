import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Portrait } from '../../shared/ui/portrait.tsx';

/** The people found, at most what the hub gives; the next letter makes the list shorter. */
export const PeopleTiles = ({
  people,
  chosen,
  onChoose,
}: {
  people: readonly KioskPerson[] | undefined;
  chosen: KioskPerson | undefined;
  onChoose: (person: KioskPerson) => void;
}) => {
  const { t } = useTranslation('kiosk');
  if (people === undefined) return <p className="soft">{t('search.short')}</p>;
  return (
    <>
      <ul className="people-tiles">
        {people.slice(0, 6).map((person) => (
          <li key={person.personId}>
            <button
              type="button"
              className="person-tile"
              aria-pressed={person.personId === chosen?.personId}
              onClick={() => onChoose(person)}
            >
              <Portrait id={person.personId} name={person.name} size="mid" />
              <span>
                <b>{person.name}</b>
                <span className="soft">{person.className ?? t('staff')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="soft" role="status">
        {people.length === 0 ? t('search.none') : t('search.found', { count: people.length })}
      </p>
    </>
  );
};
