import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../shared/api/wire.ts';

type Cause = NonNullable<Passage['cause']>;
type CardCause = Extract<Cause, `card.${string}`>;

const isCardCause = (cause: Cause): cause is CardCause => cause.startsWith('card.');

/** Why an entry stands without a tap: the card was forgotten, lost …, or the gatehouse opened the door. */
export const useCauseWords = () => {
  const { t } = useTranslation('diary-month');
  return {
    /** A few words beside a passage; nothing where the door wrote it itself. */
    short: ({ cause }: Pick<Passage, 'cause'>): string | undefined => {
      if (cause === undefined) return undefined;
      return isCardCause(cause) ? t(`short.${cause}`) : t('short.letIn');
    },
    /** A sentence under a day. */
    sentence: ({ cause, direction }: Passage, time: string): string | undefined => {
      if (cause === undefined) return undefined;
      if (!isCardCause(cause)) return t('cause.letIn', { time });
      return direction === 'out'
        ? t(`cause.out.${cause}`, { time })
        : t(`cause.in.${cause}`, { time });
    },
  };
};
