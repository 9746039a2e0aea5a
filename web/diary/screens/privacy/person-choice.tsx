import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { peopleFoundQuery } from './privacy-queries.ts';

export interface Chosen {
  readonly personId: string;
  readonly name: string;
}

/** Finds people of the school by name and gathers those that are meant; `isOne`: the last press counts. */
export const PersonChoice = ({
  label,
  chosen,
  isOne = false,
  onChange,
}: {
  readonly label: string;
  readonly chosen: readonly Chosen[];
  readonly isOne?: boolean;
  readonly onChange: (chosen: readonly Chosen[]) => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const { data } = useQuery(peopleFoundQuery(useApp().core, useSchoolId(), wanted));
  const add = (person: Chosen) => {
    if (isOne) onChange([person]);
    else if (!chosen.some(({ personId }) => personId === person.personId))
      onChange([...chosen, person]);
    setSearch('');
  };
  return (
    <div className="person-choice">
      <SearchField label={label} placeholder={t('find')} value={search} onChange={setSearch} />
      {wanted !== '' && data?.length === 0 && <p className="soft small">{t('nobody')}</p>}
      {wanted !== '' && data && data.length > 0 && (
        <ul className="person-found">
          {data.map(({ personId, firstName, lastName }) => (
            <li key={personId}>
              <Button
                kind="bare"
                onPress={() => add({ personId, name: `${firstName} ${lastName}` })}
              >
                {`${lastName} ${firstName}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <ul className="person-chosen" aria-label={t('chosen')}>
          {chosen.map((person) => (
            <li key={person.personId}>
              <b>{person.name}</b>
              <Button
                kind="bare"
                icon="x"
                aria-label={t('dropPerson', { name: person.name })}
                onPress={() => onChange(chosen.filter((each) => each !== person))}
              >
                {t('drop')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
