import { useTranslation } from 'react-i18next';

/** An own device may lock instead of signing out, where the school allows it (C-41). */
export const OwnDevice = ({
  checked,
  onChange,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) => {
  const { t } = useTranslation('diary-sign-in');
  return (
    <label className="own-device">
      <input
        type="checkbox"
        name="own-device"
        checked={checked}
        onChange={() => onChange(!checked)}
      />
      <span>
        {t('own.device')}
        <span className="hint">{t('own.hint')}</span>
      </span>
    </label>
  );
};
