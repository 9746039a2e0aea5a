import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiptRows } from '../../shared/presence/receipts.ts';
import { browserClock } from '../../shared/time/browser-clock.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Receipts } from '../../shared/ui/receipts.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { PersonHead } from '../people/person-head.tsx';
import type { useBlock } from './use-block.ts';

const REASONS = ['lost', 'stolen', 'broken', 'other'] as const;

/** One person, the cards, the reason, the act, and its receipt in the same place. */
export const BlockPanel = ({ work }: { work: ReturnType<typeof useBlock> }) => {
  const { t } = useTranslation('kiosk');
  const [reason, setReason] = useState<(typeof REASONS)[number]>('lost');
  const { person, done } = work;
  if (person === undefined) return <EmptyState icon="search">{t('block.nobody')}</EmptyState>;
  return (
    <>
      <PersonHead person={person} />
      {done === undefined && (
        <fieldset className="choice two-wide">
          <legend>{t('reason')}</legend>
          {REASONS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === reason}
              onClick={() => setReason(one)}
            >
              {t(`reason.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      {person.cards.length === 0 && <p>{t('block.noCard')}</p>}
      <ul className="kiosk-cards">
        {person.cards.map((card, index) => (
          <li key={card.cardId}>
            <span>{t('card', { number: index + 1 })}</span>
            <CardState state={done?.cardId === card.cardId ? 'blocked' : card.state} />
            <span className="grow" />
            {card.state === 'active' && done === undefined && (
              <Button
                kind="stopFull"
                icon="lock"
                isPending={work.isBusy}
                onPress={() => void work.block(card.cardId, t(`reason.${reason}`))}
              >
                {t('block.verb')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {work.receipts && (
        <Receipts rows={receiptRows(work.receipts, done?.atUtc, browserClock.nowMs())} />
      )}
      {done && <p className="soft">{t('block.unblock')}</p>}
    </>
  );
};

const CardState = ({ state }: { state: string }) => {
  const { t } = useTranslation('kiosk');
  if (state === 'active')
    return (
      <Tag kind="ok" icon="check">
        {t('state.active')}
      </Tag>
    );
  if (state === 'blocked')
    return (
      <Tag kind="no" icon="lock">
        {t('state.blocked')}
      </Tag>
    );
  return (
    <Tag kind="plain" icon="card">
      {t('state.other')}
    </Tag>
  );
};
