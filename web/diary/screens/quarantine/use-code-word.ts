import { useTranslation } from 'react-i18next';

const SPACE = 'diary-quarantine';

/** Why a row was put aside, as a sentence; a code that this page does not know stands as it is. What the hub found itself reads the same. */
export const useCodeWord = (): ((code: string) => string) => {
  const { t, i18n } = useTranslation(SPACE);
  return (code) => {
    const keys = [`code.${code}`, `code.${code.replace(/^hub\./, '')}`];
    for (const key of keys) {
      const found: unknown = i18n.getResource(i18n.language, SPACE, key);
      if (typeof found === 'string') return found;
    }
    return t('code.unknown', { code });
  };
};
