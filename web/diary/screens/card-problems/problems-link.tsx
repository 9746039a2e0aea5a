import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { addressedQuery, type CardProblem } from './problem-queries.ts';

/** The way to the problems with cards, with how many wait for an answer. */
export const ProblemsLink = ({
  schoolId,
  whose,
}: {
  readonly schoolId: string;
  readonly whose: CardProblem['holderKind'];
}) => {
  const { t } = useTranslation('diary-card-problems');
  const { data } = useQuery(addressedQuery(useApp().core, schoolId, whose));
  return (
    <LinkButton href={`/card-problems?school=${schoolId}`} icon="card-question">
      {data && data.length > 0 ? `${t('title')} (${data.length})` : t('title')}
    </LinkButton>
  );
};
