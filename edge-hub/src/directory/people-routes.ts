import type { DirectoryPerson } from '@furtka/core-contract/directory';
import { UUID_PATTERN } from '@furtka/core-contract/ids';
import type { KioskClass, KioskPerson } from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import {
  type KioskContext,
  mayFindPeople,
  type SignedIn,
  signedIn,
  spendSearch,
} from '../kiosk/kiosk-access.ts';
import type { PresenceView } from '../presence/presence.ts';
import { type PeopleIndex, peopleOfClass, searchPeople } from './people-search.ts';
import { readPhoto } from './photo.ts';

const Strict = { additionalProperties: false } as const;
/** A search is answered, whatever the disk does: with where people were a moment ago. */
const PATIENCE_MS = 60;
/** Words of a name, or a whole class; never both. */
const PeopleQuery = Type.Union([
  Type.Object({ search: Type.String({ maxLength: 100 }) }, Strict),
  Type.Object({ className: Type.String({ minLength: 1, maxLength: 20 }) }, Strict),
]);
type PeopleQuery = Static<typeof PeopleQuery>;
const PersonParams = Type.Object({ personId: Type.String({ pattern: UUID_PATTERN }) }, Strict);

/** Whoever may find people does something: the idle time begins again. */
const finding = (context: KioskContext, request: FastifyRequest): SignedIn => {
  const who = signedIn(context, request);
  mayFindPeople(who);
  context.sessionsAtKiosk.touch(who.session);
  return who;
};

const indexOf = ({ parts }: KioskContext): PeopleIndex => {
  const { index } = parts.directory;
  if (index === undefined) throw new AppError('unavailable', 'kiosk.directory_missing');
  return index;
};

const peopleFor = (index: PeopleIndex, query: PeopleQuery): readonly DirectoryPerson[] => {
  if ('className' in query) return peopleOfClass(index, query.className);
  const people = searchPeople(index, query.search);
  if (people === undefined) throw new AppError('invalid', 'kiosk.search_too_short');
  return people;
};

interface Beside {
  readonly view: PresenceView;
  /** Cards of the deny list: what was blocked here a moment ago is not yet in the directory. */
  readonly denied: ReadonlySet<string>;
  readonly maySeeNotes: boolean;
}

const rowOf = (person: DirectoryPerson, { view, denied, maySeeNotes }: Beside): KioskPerson => {
  const whereabouts = view.people.get(person.personId);
  return {
    personId: person.personId,
    name: `${person.firstName} ${person.lastName}`,
    kind: person.kind,
    ...(person.className === undefined ? {} : { className: person.className }),
    cards: person.cards.map(({ cardId, state }) => ({
      cardId,
      state: denied.has(cardId) ? 'blocked' : state,
    })),
    hasPhoto: person.photo !== undefined,
    ...(person.note === undefined || !maySeeNotes ? {} : { note: person.note }),
    isInside: whereabouts?.isInside ?? false,
    ...(whereabouts === undefined ? {} : { seenAtUtc: whereabouts.seenAtUtc }),
    forgottenThisMonth: view.forgotten.get(person.personId)?.count ?? 0,
  };
};

const photoRoute = (app: FastifyInstance, context: KioskContext): void => {
  app.get<{ Params: Static<typeof PersonParams> }>(
    '/people/:personId/photo',
    { schema: { params: PersonParams } },
    async (request, reply) => {
      // Loaded by the page beside a row of the feed: not an act of a person, so the idle time goes on.
      mayFindPeople(signedIn(context, request));
      const person = indexOf(context).byPersonId.get(request.params.personId);
      if (person === undefined) throw new AppError('not_found', 'kiosk.person_unknown');
      const photo = person.photo === undefined ? undefined : readPhoto(person.photo);
      if (photo === undefined) throw new AppError('not_found', 'kiosk.photo_missing');
      return reply
        .type(photo.type)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', 'inline')
        .send(photo.bytes);
    },
  );
};

/** Finding somebody of the site: by name, by class, with where they are and their photo. */
export const peopleRoutes = (app: FastifyInstance, context: KioskContext): void => {
  const { presence } = context.parts;
  app.get<{ Querystring: PeopleQuery }>(
    '/people',
    { schema: { querystring: PeopleQuery } },
    async (request): Promise<{ items: KioskPerson[] }> => {
      const { operator } = finding(context, request);
      spendSearch(context, request);
      const people = peopleFor(indexOf(context), request.query);
      const beside: Beside = {
        view: await presence.viewWithin(PATIENCE_MS),
        denied: new Set<string>(context.site.deny.entries.map((entry) => entry.cardId)),
        maySeeNotes: operator.mayKeepBooks,
      };
      return { items: people.map((person) => rowOf(person, beside)) };
    },
  );
  app.get('/classes', async (request): Promise<{ items: readonly KioskClass[] }> => {
    finding(context, request);
    return { items: indexOf(context).classes };
  });
  photoRoute(app, context);
};
