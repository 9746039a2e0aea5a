import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { SearchField } from '../../shared/ui/search-field.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { PolishKeyboard } from '../keyboard/polish-keyboard.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { PeopleTiles } from './people-tiles.tsx';
import type { usePeople } from './use-people.ts';

/** Finds somebody: two letters, or a class and a face. */
export const PersonFinder = ({
  finder,
  chosen,
  onChoose,
}: {
  finder: ReturnType<typeof usePeople>;
  chosen: KioskPerson | undefined;
  onChoose: (person: KioskPerson) => void;
}) => {
  const { t } = useTranslation('kiosk');
  const place = useRef<HTMLElement>(null);
  const { className, people, isSettled } = finder;
  const isByClass = className !== undefined;
  return (
    <section ref={place} className="finder" aria-label={t('finder')}>
      <div className="finder-row">
        <SearchField
          label={t('search')}
          placeholder={t('search.hint')}
          value={finder.search}
          onChange={finder.setSearch}
          autoFocus
        />
        <Button
          icon={isByClass ? 'search' : 'grid'}
          onPress={() => finder.setClassName(isByClass ? undefined : '')}
        >
          {t(isByClass ? 'finder.letters' : 'finder.classes')}
        </Button>
      </div>
      <TroubleNote trouble={finder.trouble} />
      {isByClass && <ClassRow finder={finder} />}
      {className !== '' && (
        <PeopleTiles people={people} isSettled={isSettled} chosen={chosen} onChoose={onChoose} />
      )}
      {!isByClass && <PolishKeyboard within={place} />}
    </section>
  );
};

const ClassRow = ({ finder }: { finder: ReturnType<typeof usePeople> }) => {
  const { t } = useTranslation('kiosk');
  if (finder.classes === undefined) return <Skeleton />;
  if (finder.classes.length === 0) return <p className="soft">{t('finder.noClass')}</p>;
  return (
    <ul className="class-row" aria-label={t('finder.classes')}>
      {finder.classes.map((one) => (
        <li key={one.className}>
          <button
            type="button"
            aria-pressed={one.className === finder.className}
            onClick={() => finder.setClassName(one.className)}
          >
            <b>{one.className}</b>
            <span className="soft">{one.students}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
