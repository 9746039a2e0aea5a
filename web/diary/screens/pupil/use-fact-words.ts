import { useTranslation } from 'react-i18next';
import { useDateWords } from '../../data/use-words.ts';
import type { HistoryLine, PupilFile } from './pupil-queries.ts';

type Field = HistoryLine['field'];

/** Values of a field as a person reads them; structured ones are kept as JSON. */
export const useFactWords = () => {
  const { t } = useTranslation('diary-pupil');
  const dates = useDateWords();
  const one = (field: Field, value: string): string => {
    switch (field) {
      case 'homeAddress':
      case 'registeredAddress':
      case 'postalAddress': {
        const address = JSON.parse(value) as NonNullable<PupilFile['homeAddress']>;
        return `${address.street}, ${address.postCode} ${address.town}`;
      }
      case 'document': {
        const found = JSON.parse(value) as PupilFile['documents'][number];
        return `${t(`document.${found.kind}`)} ${found.number} (${found.country})`;
      }
      case 'sex':
        return value === 'female' || value === 'male' ? t(`sex.${value}`) : value;
      case 'bornOn':
        return `${dates.dayMonth(value)}.${value.slice(0, 4)}`;
      case 'pesel':
        return t('data.peselChanged');
      default:
        return value;
    }
  };
  return (field: Field, values: readonly string[]): string =>
    values.map((value) => one(field, value)).join(', ') || t('none');
};
