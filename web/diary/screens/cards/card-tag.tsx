import { useTranslation } from 'react-i18next';
import type { CardState } from '../../../shared/api/wire.ts';
import { Tag } from '../../../shared/ui/tag.tsx';
import { CARD_LOOKS } from './card-looks.ts';

export const CardTag = ({ state }: { readonly state: CardState }) => {
  const { t } = useTranslation('diary');
  const { kind, icon } = CARD_LOOKS[state];
  return (
    <Tag kind={kind} icon={icon}>
      {t(`card.${state}`)}
    </Tag>
  );
};
