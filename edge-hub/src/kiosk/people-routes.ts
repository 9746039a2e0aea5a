import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import { searchPeople } from '../directory/people-search.ts';
import { type KioskContext, mayFindPeople, signedIn } from './kiosk-access.ts';

const Strict = { additionalProperties: false } as const;
const SearchQuery = Type.Object({ search: Type.String({ maxLength: 100 }) }, Strict);

const search = (context: KioskContext, kiosk: string, text: string): readonly KioskPerson[] => {
  const { directory } = context.parts;
  const waitMs = context.searches.waitMs(kiosk);
  if (waitMs > 0)
    throw new AppError('too_many', 'kiosk.too_many_searches', { details: { waitMs } });
  context.searches.note(kiosk);
  if (directory.index === undefined) throw new AppError('unavailable', 'kiosk.directory_missing');
  const people = searchPeople(directory.index, text);
  if (people === undefined) throw new AppError('invalid', 'kiosk.search_too_short');
  const denied = new Set<string>(context.site.deny.entries.map((entry) => entry.cardId));
  return people.map((person) => ({
    personId: person.personId,
    name: `${person.firstName} ${person.lastName}`,
    kind: person.kind,
    hasPhoto: person.photo !== undefined,
    isInside: false,
    forgottenThisMonth: 0,
    ...(person.className === undefined ? {} : { className: person.className }),
    cards: person.cards.map(({ cardId, state }) => ({
      cardId,
      // What was blocked here a moment ago is not yet in the directory.
      state: denied.has(cardId) ? 'blocked' : state,
    })),
  }));
};

/** Finding somebody of the site. */
export const peopleRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.get<{ Querystring: Static<typeof SearchQuery> }>(
    '/people',
    { schema: { querystring: SearchQuery } },
    async (request) => {
      const who = signedIn(context, request);
      mayFindPeople(who);
      context.sessionsAtKiosk.touch(who.session);
      return { items: search(context, request.ip, request.query.search) };
    },
  );
};
