import { useTranslation } from 'react-i18next';
import type { SchoolOption } from './option-queries.ts';

/** What an option is called, what it does, and what a value of it means, from the catalogue `options-*.json`. */
export const useOptionWords = () => {
  const { t } = useTranslation(['options', 'diary-settings']);
  const valueText = (option: SchoolOption, value: SchoolOption['value']): string => {
    if (typeof value === 'boolean') return t(value ? 'diary-settings:yes' : 'diary-settings:no');
    if (option.kind === 'choice') return t(`options:${option.key}/${value}`);
    return String(value);
  };
  return {
    name: (option: SchoolOption): string => t(`options:${option.key}`),
    why: (option: SchoolOption): string => t(`options:${option.key}/why`),
    valueText,
  };
};
