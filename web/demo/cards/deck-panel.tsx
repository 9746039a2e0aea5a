import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import type { DemoCard, SiteMode } from '../api-types.ts';
import { usePageKeys } from '../use-page-keys.ts';
import { CardDeck } from './card-deck.tsx';

export interface Wish {
  readonly direction: 'in' | 'out';
  readonly push: boolean;
}

/** What the door would say now: the way out is never refused, a lockdown refuses everybody the way in. */
const expectedNow = (
  card: DemoCard,
  direction: Wish['direction'],
  mode: SiteMode,
): DemoCard['expected'] => {
  if (direction === 'out') return 'granted';
  return mode === 'lockdown' ? 'denied' : card.expected;
};

/** The cards with their switches: which way, and whether somebody pushes the door. */
export const DeckPanel = ({
  cards,
  chosen,
  wish,
  mode,
  onWish,
  name,
  onTap,
}: {
  cards: readonly DemoCard[];
  chosen: number | undefined;
  wish: Wish;
  /** In force at the door. */
  mode: SiteMode;
  onWish: (wish: Wish) => void;
  name: (card: DemoCard) => string;
  onTap: (card: DemoCard) => void;
}) => {
  const { t } = useTranslation('demo');
  usePageKeys(
    useCallback(
      (key) => {
        const card = cards.find(({ place }) => String(place) === key);
        if (card) onTap(card);
      },
      [cards, onTap],
    ),
  );
  return (
    <CardDeck
      cards={cards.map((card) => ({
        ...card,
        expected: expectedNow(card, wish.direction, mode),
      }))}
      chosen={chosen}
      onTap={onTap}
      words={{
        title: t('deck'),
        hint: t('deck.hint', { last: cards.length }),
        opens: t('deck.opens'),
        refuses: t('deck.refuses'),
        name,
        story: (card) => t(`story.${card.story}`),
      }}
    >
      <SegmentedSwitch
        label={t('direction')}
        value={wish.direction}
        onChange={(direction) => onWish({ ...wish, direction })}
        segments={[
          { id: 'in', label: t('direction.in') },
          { id: 'out', label: t('direction.out') },
        ]}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={wish.push}
          onChange={() => onWish({ ...wish, push: !wish.push })}
        />
        {t('push')}
      </label>
    </CardDeck>
  );
};
