import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui/icon.tsx';
import { Mark } from '../../shared/ui/logo.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import type { DemoCard } from '../api-types.ts';

export interface DeckWords {
  readonly title: string;
  readonly hint: string;
  readonly opens: string;
  readonly refuses: string;
  name(card: DemoCard): string;
  story(card: DemoCard): string;
}

/** The cards on the table; a click, a touch or its number holds one to the reader. */
export const CardDeck = ({
  cards,
  chosen,
  words,
  onTap,
  children,
}: {
  cards: readonly DemoCard[];
  chosen: number | undefined;
  words: DeckWords;
  onTap: (card: DemoCard) => void;
  /** Switches that stand beside the title. */
  children: ReactNode;
}) => (
  <section className="choice" aria-labelledby="deck-title">
    <header>
      <h2 id="deck-title">{words.title}</h2>
      <span className="small soft">{words.hint}</span>
      <span className="grow" />
      {children}
    </header>
    <div className="deck">
      {cards.map((card) => (
        <button
          key={card.place}
          type="button"
          className={card.cardId === null ? 'demo-card is-unknown' : 'demo-card'}
          aria-pressed={card.place === chosen}
          onClick={() => onTap(card)}
        >
          <span className="demo-card-band">
            {card.cardId === null ? <Icon name="help" /> : <Mark />}
            <kbd>{card.place}</kbd>
          </span>
          <span className="demo-card-text">
            <b>{words.name(card)}</b>
            <span>{words.story(card)}</span>
          </span>
          <span className="demo-card-foot">
            <Tag
              kind={card.expected === 'granted' ? 'ok' : 'no'}
              icon={card.expected === 'granted' ? 'check' : 'stop'}
            >
              {card.expected === 'granted' ? words.opens : words.refuses}
            </Tag>
          </span>
        </button>
      ))}
    </div>
  </section>
);
