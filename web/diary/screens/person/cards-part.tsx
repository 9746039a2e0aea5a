import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { cardQuery } from '../../data/queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { CARD_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { CardActs } from '../cards/card-panel.tsx';
import { CardReceipts } from '../cards/card-receipts.tsx';
import { CardTag } from '../cards/card-tag.tsx';
import { type PersonCard, personCardsQuery } from '../cards/holder-queries.ts';
import type { PartProps } from './part-props.ts';
import { usePart } from './use-act.ts';

/** What can be done with a card now, and what the doors answered to a block: the same as in the place of the cards. */
const Live = ({ cardId }: { readonly cardId: string }) => {
  const { core, schoolId } = usePart(cardId);
  const { data: card } = useQuery(cardQuery(core, schoolId, cardId));
  if (!card) return null;
  return (
    <>
      {card.block && <CardReceipts block={card.block} schoolId={schoolId} />}
      <CardActs card={card} schoolId={schoolId} />
    </>
  );
};

const CardLine = ({ card }: { readonly card: PersonCard }) => {
  const { t, schoolId } = usePart(card.cardId);
  const moment = useMoment(useZone(schoolId));
  const since = card.history[0]?.atUtc ?? card.createdAtUtc;
  const isInUse = card.state === 'active' || card.state === 'blocked';
  return (
    <li>
      <span className="office-card">
        <CardTag state={card.state} />
        <span className="soft">{t('cards.since', { when: moment(since) })}</span>
        <span className="grow" />
        <LinkButton icon="card" href={`/cards?card=${card.cardId}`} label={t('cards.open')} />
      </span>
      {isInUse && <Live cardId={card.cardId} />}
    </li>
  );
};

const Cards = ({ personId }: { readonly personId: string }) => {
  const { t, core, schoolId } = usePart(personId);
  const { data, error, isPending, refetch } = useQuery(personCardsQuery(core, schoolId, personId));
  return (
    <>
      {isPending && <Skeleton lines={2} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="soft small">{t('cards.none')}</p>}
      <ul className="office-people">
        {data?.map((card) => (
          <CardLine key={card.cardId} card={card} />
        ))}
      </ul>
    </>
  );
};

/** Cards of a person, newest first; what is in use can be blocked here. */
export const CardsPart = ({ person }: PartProps) => {
  const { t } = usePart(person.personId);
  const roles = useRoles();
  const mayRead = CARD_READERS.some((role) => roles.includes(role));
  return (
    <section className="part" aria-labelledby="person-cards">
      <h3 id="person-cards">{t('cards.title')}</h3>
      {mayRead ? (
        <Cards personId={person.personId} />
      ) : (
        <p className="soft small">{t('cards.noRight')}</p>
      )}
    </section>
  );
};
