import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardDetail } from '../../../shared/api/wire.ts';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { useApp } from '../../data/app.ts';
import { actOnCard, KEYS } from '../../data/queries.ts';
import { useLink } from '../../live/live-context.ts';
import { Trouble } from '../../nav/trouble.tsx';

export type CardAct = 'block' | 'unblock';

/** Usual reasons; the first is there at once, „other" empties the field. */
const REASONS = {
  block: ['lost', 'stolen', 'damaged', 'other'],
  unblock: ['found', 'mistake', 'other'],
} as const;
type Reason = (typeof REASONS)[CardAct][number];
const LONGEST = 200;

export interface ActQuestionProps {
  readonly act: CardAct;
  readonly card: CardDetail;
  readonly schoolId: string;
  /** Doors that the card stops or begins to open. */
  readonly doors: number;
  readonly onClose: () => void;
}

const useAct = ({ act, card, schoolId, onClose }: ActQuestionProps) => {
  const { core } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => actOnCard(core, act, { schoolId, cardId: card.cardId, reason }),
    onSuccess: async () => {
      onClose();
      await Promise.all(
        [KEYS.card, KEYS.cards, KEYS.counts, KEYS.doors, KEYS.holders].map((key) =>
          queries.invalidateQueries({ queryKey: [key, schoolId] }),
        ),
      );
    },
  });
};

/** Asks before a card is blocked or works again: what will happen, why, and the answer as a verb. */
export const ActQuestion = (props: ActQuestionProps) => {
  const { act, card, doors, onClose } = props;
  const { t } = useTranslation('diary');
  const { state } = useLink();
  const reasons: readonly Reason[] = REASONS[act];
  const [chosen, setChosen] = useState<Reason>(reasons[0] ?? 'other');
  const [reason, setReason] = useState(() => t(`reason.${chosen}`));
  const { mutate, error, isPending } = useAct(props);
  const text = reason.trim();
  const isOffline = state === 'offline';
  return (
    <Question
      isOpen
      onClose={onClose}
      danger={act === 'block'}
      question={t(`ask.${act}.question`, { name: card.holderName })}
      consequence={<p>{t(`ask.${act}.consequence`, { count: doors })}</p>}
      leave={t('ask.leave')}
      verb={t(`ask.${act}.verb`)}
      busy={isPending}
      isDisabled={text === '' || isOffline}
      onAnswer={() => mutate(text)}
    >
      <SegmentedSwitch
        label={t('ask.usual')}
        segments={reasons.map((id) => ({ id, label: t(`reason.${id}`) }))}
        value={chosen}
        onChange={(id) => {
          setChosen(id);
          setReason(id === 'other' ? '' : t(`reason.${id}`));
        }}
      />
      <Field
        label={t('ask.reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={LONGEST}
        rows={2}
        hint={isOffline ? t('ask.offline') : t('ask.left', { count: LONGEST - reason.length })}
      />
      {error && <Trouble error={error} />}
    </Question>
  );
};
