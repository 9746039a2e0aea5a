import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { Icon } from '../../shared/ui/icon.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const PIN_LENGTH = 6;

/** Six digits by touch or by keyboard; the sixth sends them. Digits are never shown. */
export const PinPad = ({
  isBusy,
  isShut,
  onPin,
}: {
  isBusy: boolean;
  /** No PIN is taken now; why stands beside it. */
  isShut: boolean;
  onPin: (pin: string) => void;
}) => {
  const { t } = useTranslation('kiosk');
  const [pin, setPin] = useState('');
  const send = useRef(onPin);
  send.current = onPin;
  const add = (digit: string) => {
    if (!isShut) setPin((before) => (before + digit).slice(0, PIN_LENGTH));
  };
  useEffect(() => {
    if (pin.length < PIN_LENGTH || isBusy) return;
    setPin('');
    send.current(pin);
  }, [pin, isBusy]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (/^[0-9]$/.test(event.key)) add(event.key);
      if (event.key === 'Backspace') setPin((before) => before.slice(0, -1));
      if (event.key === 'Escape') setPin('');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <fieldset className="pin-pad" disabled={isBusy}>
      <legend>{t('pin')}</legend>
      <div className="pin-dots" role="status" aria-label={t('pin.entered', { count: pin.length })}>
        {Array.from({ length: PIN_LENGTH }, (_, place) => place).map((place) => (
          <span key={place} className={place < pin.length ? 'is-filled' : ''} />
        ))}
      </div>
      {DIGITS.map((digit) => (
        <Button key={digit} isDisabled={isShut} onPress={() => add(digit)}>
          {digit}
        </Button>
      ))}
      <Button isDisabled={isShut} onPress={() => setPin('')}>
        {t('pin.clear')}
      </Button>
      <Button isDisabled={isShut} onPress={() => add('0')}>
        0
      </Button>
      <Button
        isDisabled={isShut}
        onPress={() => setPin(pin.slice(0, -1))}
        aria-label={t('pin.back')}
      >
        <Icon name="backspace" />
      </Button>
    </fieldset>
  );
};
