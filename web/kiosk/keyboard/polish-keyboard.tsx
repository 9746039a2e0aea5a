import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button as Key, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import { DIGITS, isCapitalDue, LETTERS } from './layout.ts';
import { deleteIn, typeInto } from './type-into.ts';

/** The field of a screen that was in use last; the first one until any was. */
const useField = (within: RefObject<HTMLElement | null>) => {
  const last = useRef<HTMLInputElement>(undefined);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement && within.current?.contains(target))
        last.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [within]);
  return (): HTMLInputElement | undefined => {
    if (last.current?.isConnected) return last.current;
    return within.current?.querySelector('input') ?? undefined;
  };
};

/**
 * Letters to touch; every key is a real button of at least 48 px and leaves the focus where it is. For a keyboard of metal it is one
 * stop: arrows go from key to key, Tab goes past all of them.
 *
 * @param within    types into the fields of this part of the page
 * @param forNames  the first letter of each word is a capital
 */
export const PolishKeyboard = ({
  within,
  forNames = false,
}: {
  within: RefObject<HTMLElement | null>;
  forNames?: boolean;
}) => {
  const { t } = useTranslation('kiosk');
  const [layer, setLayer] = useState<'letters' | 'digits'>('letters');
  const [isShifted, setShifted] = useState(false);
  const fieldOf = useField(within);
  const press = (sign: string) => {
    const field = fieldOf();
    if (field === undefined) return;
    const before = field.value.slice(0, field.selectionStart ?? field.value.length);
    const isCapital = isShifted || (forNames && isCapitalDue(before));
    typeInto(field, isCapital ? sign.toLocaleUpperCase('pl') : sign);
    setShifted(false);
  };
  const back = () => {
    const field = fieldOf();
    if (field) deleteIn(field);
  };
  const rows = layer === 'letters' ? LETTERS : DIGITS;
  return (
    <Toolbar className="keyboard" aria-label={t('keyboard')}>
      {rows.map((row, index) => (
        <div key={row[0]} className={index === 0 ? 'keys first' : 'keys'}>
          {layer === 'letters' && index === LETTERS.length - 1 && (
            <Key
              preventFocusOnPress
              className="btn key wide-key"
              aria-label={t('keyboard.shift')}
              aria-pressed={isShifted}
              onPress={() => setShifted(!isShifted)}
            >
              <Icon name="shift" />
            </Key>
          )}
          {row.map((sign) => (
            <Key key={sign} preventFocusOnPress className="btn key" onPress={() => press(sign)}>
              {isShifted ? sign.toLocaleUpperCase('pl') : sign}
            </Key>
          ))}
          {index === rows.length - 1 && (
            <Key
              preventFocusOnPress
              className="btn key wide-key"
              aria-label={t('keyboard.back')}
              onPress={back}
            >
              <Icon name="backspace" />
            </Key>
          )}
        </div>
      ))}
      <div className="keys last">
        <Key
          preventFocusOnPress
          className="btn key word-key"
          onPress={() => setLayer(layer === 'letters' ? 'digits' : 'letters')}
        >
          {t(layer === 'letters' ? 'keyboard.digits' : 'keyboard.letters')}
        </Key>
        <Key preventFocusOnPress className="btn key word-key space" onPress={() => press(' ')}>
          {t('keyboard.space')}
        </Key>
        <Key preventFocusOnPress className="btn key word-key" onPress={() => press('-')}>
          -
        </Key>
      </div>
    </Toolbar>
  );
};
