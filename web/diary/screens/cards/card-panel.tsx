import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardDetail } from '../../../shared/api/wire.ts';
import { Button, IconButton, LinkButton } from '../../../shared/ui/button.tsx';
import { Portrait } from '../../../shared/ui/portrait.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { cardQuery } from '../../data/queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { mayBlock, mayUnblock } from '../../nav/places.ts';
import { PEOPLE_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { ActQuestion, type CardAct } from './act-question.tsx';
import { CardHints } from './card-hints.tsx';
import { CardReceipts, useDoors } from './card-receipts.tsx';
import { CardTag } from './card-tag.tsx';

/** What was done with the card, newest first. */
const History = ({
  history,
  schoolId,
}: {
  readonly history: CardDetail['history'];
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary');
  const moment = useMoment(useZone(schoolId));
  if (history.length === 0) return null;
  return (
    <section className="part" aria-labelledby="card-history">
      <h3 id="card-history">{t('cards.history')}</h3>
      <ol className="history">
        {history.map(({ atUtc, state, actorName, reason }) => (
          <li key={`${atUtc}${state}`}>
            <time dateTime={new Date(atUtc).toISOString()}>{moment(atUtc)}</time>
            <span>
              {t(`card.${state}`)}
              {actorName !== undefined && `, ${actorName}`}
              {reason !== undefined && `: „${reason}”`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Only what this person may do with a card in this state; a final state says why there is nothing (CARD-06). */
export const CardActs = ({
  card,
  schoolId,
}: {
  readonly card: CardDetail;
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary');
  const roles = useRoles();
  const [asked, setAsked] = useState<CardAct>();
  const { data: doors = [] } = useDoors(schoolId);
  if (card.state === 'deactivated') return <p className="soft">{t('cards.final')}</p>;
  const canBlock = card.state === 'active' && mayBlock(roles);
  const canUnblock = card.state === 'blocked' && mayUnblock(roles);
  return (
    <>
      {canBlock && (
        <Button kind="stop" icon="lock" wide onPress={() => setAsked('block')}>
          {t('ask.block.verb')}
        </Button>
      )}
      {canUnblock && (
        <Button icon="undo" wide onPress={() => setAsked('unblock')}>
          {t('ask.unblock.verb')}
        </Button>
      )}
      {card.state === 'blocked' && !canUnblock && (
        <p className="soft">{t('cards.officeUnblocks')}</p>
      )}
      {asked && (
        <ActQuestion
          act={asked}
          card={card}
          schoolId={schoolId}
          doors={card.block?.receipts.length ?? doors.length}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
};

/** The chosen card: whose it is, its state, the doors, what was done, what can be done. */
export const CardPanel = ({
  cardId,
  schoolId,
  onClose,
}: {
  readonly cardId: string;
  readonly schoolId: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['diary', 'ui', 'diary-office']);
  const roles = useRoles();
  const seesPeople = PEOPLE_READERS.some((role) => roles.includes(role));
  const {
    data: card,
    error,
    isPending,
    refetch,
  } = useQuery(cardQuery(useApp().core, schoolId, cardId));
  const name = card?.holderName || t('diary:cards.nobody');
  const sheet = useRef<HTMLElement>(null);
  // Where there is one column the panel stands above the list, perhaps out of sight.
  useEffect(() => {
    sheet.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={sheet} className="sheet cards-panel" aria-label={t('diary:cards.chosen')}>
      {error && !card && <Trouble error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton lines={8} />}
      {card && (
        <>
          <div className="cards-who">
            <Portrait id={card.holderId ?? card.cardId} name={name} size="big" />
            <div>
              <h2>{[name, card.className].filter((part) => part).join(', ')}</h2>
              <CardTag state={card.state} />
            </div>
            <span className="grow" />
            <IconButton icon="x" label={t('ui:close')} onPress={onClose} />
          </div>
          <div className="in">
            {card.block && <CardReceipts block={card.block} schoolId={schoolId} />}
            <CardHints cardId={card.cardId} schoolId={schoolId} />
            <CardActs key={card.cardId} card={card} schoolId={schoolId} />
            <History history={card.history} schoolId={schoolId} />
            {seesPeople && card.holderId !== null && (
              <LinkButton icon="person" href={`/people?person=${card.holderId}`}>
                {t('diary-office:cards.person')}
              </LinkButton>
            )}
          </div>
        </>
      )}
    </section>
  );
};
