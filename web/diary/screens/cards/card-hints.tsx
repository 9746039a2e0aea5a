import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { cardHintsQuery } from '../../data/queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { HINT_READERS } from '../../nav/readers.ts';
import { useRoles, useZone } from '../../session/use-session.ts';

/** Shown at once; a card of which more is known is looked at anyway. */
const MOST_SHOWN = 5;

/** Hints of a school, none for those who may not see them. */
const useHints = (schoolId: string) => {
  const roles = useRoles();
  const enabled = HINT_READERS.some((role) => roles.includes(role));
  const { data } = useQuery({ ...cardHintsQuery(useApp().core, schoolId), enabled });
  return data ?? [];
};

/** What speaks for a copy of the chosen card. */
export const CardHints = ({
  cardId,
  schoolId,
}: {
  readonly cardId: string;
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary-card-hints');
  const moment = useMoment(useZone(schoolId));
  const hints = useHints(schoolId).filter((hint) => hint.cardId === cardId);
  if (hints.length === 0) return null;
  return (
    <section className="part" aria-labelledby="card-hints">
      <h3 id="card-hints">{t('title')}</h3>
      <ol className="history">
        {hints.slice(0, MOST_SHOWN).map(({ kind, doorName, otherDoorName, occurredAtUtc }) => (
          <li key={`${occurredAtUtc}${kind}`}>
            <time dateTime={new Date(occurredAtUtc).toISOString()}>{moment(occurredAtUtc)}</time>
            <span>{t(kind, { door: doorName, other: otherDoorName ?? '' })}</span>
          </li>
        ))}
      </ol>
      <p className="soft small">{t('advice')}</p>
    </section>
  );
};

/** Above the list: the cards of which there is a hint, newest first. */
export const HintedCards = ({
  schoolId,
  onChoose,
}: {
  readonly schoolId: string;
  readonly onChoose: (cardId: string) => void;
}) => {
  const { t } = useTranslation(['diary-card-hints', 'diary']);
  const nameById = new Map(useHints(schoolId).map((hint) => [hint.cardId, hint.holderName]));
  if (nameById.size === 0) return null;
  return (
    <Note kind="lamp" role="status">
      {t('diary-card-hints:lead', { count: nameById.size })}
      {[...nameById].slice(0, MOST_SHOWN).map(([cardId, name], index) => (
        <Fragment key={cardId}>
          {index === 0 ? ' ' : ', '}
          <button type="button" className="link-button" onClick={() => onChoose(cardId)}>
            {name || t('diary:cards.nobody')}
          </button>
        </Fragment>
      ))}
    </Note>
  );
};
