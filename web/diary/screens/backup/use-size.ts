import { useTranslation } from 'react-i18next';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const STEP = 1000;

/** A size in the reader's way of writing numbers, three digits at most: „48,2 MB". */
export const useSize = (): ((bytes: number) => string) => {
  const { i18n } = useTranslation();
  return (bytes) => {
    const power = Math.min(
      UNITS.length - 1,
      bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(STEP)),
    );
    const number = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 3 });
    return `${number.format(bytes / STEP ** power)}\u00a0${UNITS[power]}`;
  };
};
