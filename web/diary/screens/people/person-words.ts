import { useTranslation } from 'react-i18next';
import type { PersonRow } from './people-queries.ts';

/** Surname first, as lists are sorted. */
export const listName = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${lastName} ${firstName}`;
export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`;

/** Who a person is in the school, in a few words. */
export const useWhat = (): ((person: PersonRow) => string) => {
  const { t } = useTranslation('diary-office');
  return (person) => {
    if (!person.isCurrent) return `${t(`kind.${person.kind}`)}, ${t('people.left')}`;
    if (person.kind === 'student')
      return person.className === undefined
        ? t('people.noClass')
        : t('people.inClass', { name: person.className });
    if (person.kind === 'staff') {
      const leads = person.homeroomOf && t('people.leads', { name: person.homeroomOf });
      const position = person.position && t(`position.${person.position}`);
      return [position, leads].filter((part) => part).join(', ');
    }
    const names = (person.children ?? [])
      .map(({ name, className }) => (className === undefined ? name : `${name} ${className}`))
      .join(', ');
    return t('people.childrenOf', { names });
  };
};
