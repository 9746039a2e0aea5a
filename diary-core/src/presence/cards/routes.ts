import { BlockReply, Card, List, ReasonBody } from '@furtka/core-contract/api';
import { CardCounts, CardDetail } from '@furtka/core-contract/screens';
import { type Route, route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { blockAndWait } from './block-and-wait.ts';
import { cardDetail } from './detail.ts';
import type { CardAct } from './domain.ts';
import { changeAssurance, issueCard, receiveCard } from './issuing.ts';
import { countCards, listCards, oneCard } from './listing.ts';
import { listMissing } from './missing.ts';
import { cardsOfPerson } from './person-cards.ts';
import {
  ActivateBody,
  AssuranceBody,
  CardParams,
  CardQuery,
  MissingQuery,
  MissingReply,
  NewCardBody,
  PersonCard,
  PersonParams,
  ReceiveBody,
} from './schema.ts';
import { doing, moveCard } from './use-cases.ts';

const reading: Route[] = [
  route({
    method: 'GET',
    path: '/cards',
    summary: 'Cards by name of the holder',
    access: { permission: 'card.read' },
    schemas: { query: CardQuery, reply: List(Card) },
    handler: ({ read, query, services }) =>
      read(async (tx) => {
        return listCards(tx, query, await schoolToday(tx, services.clocks));
      }),
  }),
  route({
    method: 'GET',
    path: '/cards/counts',
    summary: 'How many cards are in each state',
    access: { permission: 'card.read' },
    schemas: { reply: CardCounts },
    handler: ({ read }) => read(countCards),
  }),
  route({
    method: 'GET',
    path: '/cards/:cardId',
    summary: 'A card with its history and its block',
    access: { permission: 'card.read' },
    schemas: { params: CardParams, reply: CardDetail },
    handler: ({ read, params, services }) =>
      read(async (tx) => {
        return cardDetail(tx, params.cardId, await schoolToday(tx, services.clocks));
      }),
  }),
];

const holders: Route[] = [
  route({
    method: 'GET',
    path: '/card-holders/missing',
    summary: 'Students and staff who hold no active card, by class and name, with why',
    access: { permission: 'card.read' },
    schemas: { query: MissingQuery, reply: MissingReply },
    handler: ({ read, query, services }) =>
      read(async (tx) => listMissing(tx, query, await schoolToday(tx, services.clocks))),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/cards',
    summary: 'Every card that somebody has or had, newest first, with its history',
    access: { permission: 'card.read' },
    schemas: { params: PersonParams, reply: List(PersonCard) },
    handler: ({ read, params }) =>
      read(async (tx) => ({ items: await cardsOfPerson(tx, params.personId) })),
  }),
];

const blocking: Route[] = [
  route({
    method: 'POST',
    path: '/cards/:cardId/block',
    summary: 'Blocks a card at every door; answers with the doors that confirmed',
    access: { permission: 'card.block' },
    schemas: { params: CardParams, body: ReasonBody, reply: BlockReply },
    handler: (context) => blockAndWait(context, context.params.cardId, context.body.reason),
  }),
];

/** Acts that need a reason and answer with the card. */
const withReason = (act: CardAct, permission: string): Route =>
  route({
    method: 'POST',
    path: `/cards/:cardId/${act}`,
    access: { permission },
    schemas: { params: CardParams, body: ReasonBody, reply: Card },
    handler: ({ change, params: { cardId }, body: { reason }, services, actor }) =>
      change(
        { action: `card.${act}`, subject: { kind: 'card', id: cardId }, reason },
        async (tx) => {
          await moveCard(tx, cardId, act, doing(services, actor, reason));
          return oneCard(tx, cardId);
        },
      ),
  });

const issuing: Route[] = [
  route({
    method: 'POST',
    path: '/cards',
    summary: 'Registers a card',
    access: { permission: 'card.issue' },
    status: 201,
    schemas: { body: NewCardBody, reply: Card },
    handler: ({ change, body, services, actor }) =>
      change(
        {
          action: 'card.register',
          subject: { kind: 'card' },
          ...(body.reason === undefined ? {} : { reason: body.reason }),
        },
        async (tx) =>
          oneCard(tx, await issueCard(tx, services, body, doing(services, actor, body.reason))),
      ),
  }),
  route({
    method: 'POST',
    path: '/cards/:cardId/receive',
    access: { permission: 'card.issue' },
    schemas: { params: CardParams, body: ReceiveBody, reply: Card },
    handler: ({ change, params: { cardId }, body, services, actor }) =>
      change({ action: 'card.receive', subject: { kind: 'card', id: cardId } }, async (tx) => {
        await receiveCard(tx, services, cardId, body, doing(services, actor, body.reason));
        return oneCard(tx, cardId);
      }),
  }),
  route({
    method: 'POST',
    path: '/cards/:cardId/activate',
    access: { permission: 'card.issue' },
    schemas: { params: CardParams, body: ActivateBody, reply: Card },
    handler: ({ change, params: { cardId }, body, services, actor }) =>
      change({ action: 'card.activate', subject: { kind: 'card', id: cardId } }, async (tx) => {
        await moveCard(tx, cardId, 'activate', doing(services, actor, body.reason));
        return oneCard(tx, cardId);
      }),
  }),
  route({
    method: 'POST',
    path: '/cards/:cardId/assurance',
    summary: 'Says whether a card proves itself by a key; its number is read again',
    access: { permission: 'card.issue' },
    schemas: { params: CardParams, body: AssuranceBody, reply: Card },
    handler: ({ change, params: { cardId }, body, services }) =>
      change(
        {
          action: 'card.assurance',
          subject: { kind: 'card', id: cardId },
          reason: body.reason,
        },
        async (tx) => {
          await changeAssurance(tx, services, cardId, body);
          return oneCard(tx, cardId);
        },
      ),
  }),
];

export const cardRoutes: readonly Route[] = [
  ...reading,
  ...holders,
  ...blocking,
  withReason('unblock', 'card.unblock'),
  withReason('cancel', 'card.cancel'),
  withReason('deactivate', 'card.deactivate'),
  ...issuing,
];
