import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { Icon } from '../../shared/ui/icon.tsx';

const ROWS = [
  ['ą', 'ć', 'ę', 'ł', 'ń', 'ó', 'ś', 'ź', 'ż'],
  ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p'],
  ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l'],
  ['z', 'x', 'c', 'v', 'b', 'n', 'm', '-'],
];

/** Letters to touch; every key is a real button of at least 48 px. */
export const PolishKeyboard = ({
  onLetter,
  onBack,
}: {
  onLetter: (letter: string) => void;
  onBack: () => void;
}) => {
  const { t } = useTranslation('kiosk');
  return (
    <fieldset className="keyboard">
      <legend className="vh">{t('keyboard')}</legend>
      {ROWS.map((row) => (
        <div key={row.join('')} className="keys">
          {row.map((letter) => (
            <Button key={letter} onPress={() => onLetter(letter)}>
              {letter}
            </Button>
          ))}
        </div>
      ))}
      <div className="keys">
        <Button onPress={() => onLetter(' ')}>{t('keyboard.space')}</Button>
        <Button onPress={onBack} aria-label={t('keyboard.back')}>
          <Icon name="backspace" />
        </Button>
      </div>
    </fieldset>
  );
};
