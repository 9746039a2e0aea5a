import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import type { IconName } from '../../shared/ui/icon-names.ts';
import { Note } from '../../shared/ui/note.tsx';
import { PersonHead } from '../people/person-head.tsx';
import type { usePass } from './use-pass.ts';

const CAUSES = [
  { cause: 'card.forgotten', icon: 'card' },
  { cause: 'card.lost', icon: 'card-question' },
  { cause: 'card.damaged', icon: 'broken' },
  { cause: 'card.none', icon: 'card-off' },
] as const satisfies readonly { cause: string; icon: IconName }[];

/** From this many on the school's note is near, and it is said before the act. */
const MANY_FORGOTTEN = 2;

/** Which way, and what about the card: the last press writes the entry and opens the door. */
export const PassPanel = ({
  pass,
  person,
}: {
  pass: ReturnType<typeof usePass>;
  person: KioskPerson;
}) => {
  const { t } = useTranslation('kiosk-books');
  const causes = CAUSES.filter(({ cause }) => (cause === 'card.none') === isWithoutCard(person));
  return (
    <>
      <PersonHead person={person} />
      {person.forgottenThisMonth >= MANY_FORGOTTEN && (
        <Note kind="lamp">{t('pass.forgotten', { count: person.forgottenThisMonth })}</Note>
      )}
      <fieldset className="choice two-wide">
        <legend>{t('pass.direction')}</legend>
        {(['in', 'out'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={pass.direction === one}
            onClick={() => pass.setDirection(one)}
          >
            <Icon name={one} />
            {t(`pass.${one}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className="choice acts">
        <legend>
          {t('pass.cause')} <span className="soft">{t(`pass.act.${pass.direction}`)}</span>
        </legend>
        {causes.map(({ cause, icon }) => (
          <button
            key={cause}
            type="button"
            aria-disabled={pass.isBusy}
            onClick={() => void pass.write(cause)}
          >
            <Icon name={icon} />
            {t(`pass.${cause}`)}
          </button>
        ))}
      </fieldset>
    </>
  );
};

/** Somebody who was never given a card cannot have forgotten it. */
const isWithoutCard = ({ cards }: KioskPerson): boolean => cards.length === 0;
