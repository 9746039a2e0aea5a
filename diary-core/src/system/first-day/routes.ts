import type { SchoolId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { withoutFactor } from '../../people/accounts/api.ts';
import { openingOf, schoolToday } from '../../school/schools/api.ts';
import { type Card, cardsOf } from './domain.ts';
import { homeroomsToSetUp, takeHomerooms } from './homerooms.ts';
import { type Admins, lookAt } from './look.ts';
import { autumnToSetUp, readyYear } from './ready-year.ts';
import {
  CardParams,
  CheckBody,
  CheckParams,
  FirstDayReply,
  HomeroomsBody,
  HomeroomsReply,
  ReadyYearQuery,
  ReadyYearReply,
  StartBody,
  YearBody,
} from './schema.ts';
import {
  checksOf,
  resumeCard,
  type Stamp,
  setCheck,
  skipCard,
  skipsOf,
  startSchool,
  takeRules,
  takeYear,
} from './use-cases.ts';

interface Acting {
  readonly services: Services;
  readonly schoolId: SchoolId;
  readonly actor: { readonly name: string };
}
/** Second factors belong to accounts of no school: they are counted before the school's handle opens. */
const adminsOf = ({ services, schoolId }: Acting): Promise<Admins> =>
  withoutFactor(services, schoolId, 'admin');

const stampOf = ({ services, actor }: Acting): Stamp => ({
  atUtc: services.clocks.system.nowMs(),
  byName: actor.name,
});
const cardsIn = async (read: SchoolRead, { services }: Acting, admins: Admins) =>
  cardsOf(await lookAt(read, services, admins), await skipsOf(read));
const replyOf = async (read: SchoolRead, acting: Acting, admins: Admins) => ({
  ...(await openingOf(read)),
  cards: await cardsIn(read, acting, admins),
  checks: await checksOf(read),
});
const subject = (card: Card) => ({ kind: 'firstDay', id: card });

const cardRoutes = [
  route({
    method: 'GET',
    path: '/first-day',
    summary: 'The ten cards of the set-up: what is done, what is missing, what was left for later.',
    access: { permission: 'firstDay.run' },
    schemas: { reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.read((r) => replyOf(r, acting, admins));
    },
  }),
  route({
    method: 'POST',
    path: '/first-day/cards/:card/skip',
    summary: 'Leaves a card for later.',
    access: { permission: 'firstDay.run' },
    schemas: { params: CardParams, reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change(
        { action: 'firstDay.skip', subject: subject(acting.params.card) },
        async (tx) => {
          const view = (await cardsIn(tx, acting, admins)).find(
            ({ card }) => card === acting.params.card,
          );
          if (view !== undefined) await skipCard(tx, view, stampOf(acting));
          return replyOf(tx, acting, admins);
        },
      );
    },
  }),
  route({
    method: 'POST',
    path: '/first-day/cards/:card/resume',
    summary: 'Takes up a card that was left for later.',
    access: { permission: 'firstDay.run' },
    schemas: { params: CardParams, reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change(
        { action: 'firstDay.resume', subject: subject(acting.params.card) },
        async (tx) => {
          await resumeCard(tx, acting.params.card);
          return replyOf(tx, acting, admins);
        },
      );
    },
  }),
];

const readySetRoutes = [
  route({
    method: 'GET',
    path: '/first-day/ready-year',
    summary: 'A school year as the law lays it down, with usual bell times, to be edited.',
    access: { permission: 'firstDay.run' },
    schemas: { query: ReadyYearQuery, reply: ReadyYearReply },
    handler: async ({ read, services, query }) =>
      readyYear(query.autumn ?? autumnToSetUp(await read((r) => schoolToday(r, services.clocks)))),
  }),
  route({
    method: 'POST',
    path: '/first-day/year',
    summary: 'Takes a school year with its days off and bell times, all or nothing.',
    access: { permission: 'firstDay.run' },
    schemas: { body: YearBody, reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change({ action: 'firstDay.year', subject: subject('year') }, async (tx) => {
        await takeYear(tx, acting.body);
        return replyOf(tx, acting, admins);
      });
    },
  }),
  route({
    method: 'GET',
    path: '/first-day/homerooms',
    summary: 'Who leads each class of the year that is set up, and who could.',
    access: { permission: 'firstDay.run' },
    schemas: { reply: HomeroomsReply },
    handler: ({ read, services }) => read((r) => homeroomsToSetUp(r, services)),
  }),
  route({
    method: 'POST',
    path: '/first-day/homerooms',
    summary: 'Homeroom teachers of many classes by one decision, all or none.',
    access: { permission: 'firstDay.run' },
    schemas: { body: HomeroomsBody, reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change(
        { action: 'firstDay.homerooms', subject: subject('homerooms') },
        async (tx) => {
          await takeHomerooms(tx, acting.body);
          return replyOf(tx, acting, admins);
        },
      );
    },
  }),
  route({
    method: 'PUT',
    path: '/first-day/checks/:asRole',
    summary:
      'Says that somebody looked at the school as a teacher, guardian or student, or takes it back.',
    access: { permission: 'firstDay.run' },
    schemas: { params: CheckParams, body: CheckBody, reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change({ action: 'firstDay.check', subject: subject('start') }, async (tx) => {
        await setCheck(tx, acting.params.asRole, { ...stampOf(acting), ...acting.body });
        return replyOf(tx, acting, admins);
      });
    },
  }),
  route({
    method: 'POST',
    path: '/first-day/rules',
    summary: 'Decides as most schools do whatever the school has not decided yet.',
    access: { permission: 'firstDay.run', stepUp: true },
    schemas: { reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change({ action: 'firstDay.rules', subject: subject('rules') }, async (tx) => {
        await takeRules(tx, acting.services, stampOf(acting));
        return replyOf(tx, acting, admins);
      });
    },
  }),
];

export const firstDayRoutes = [
  ...cardRoutes,
  ...readySetRoutes,
  route({
    method: 'POST',
    path: '/first-day/start',
    summary: 'The school begins: guardians and students get in from now on.',
    access: { permission: 'firstDay.run', stepUp: true },
    schemas: { body: StartBody, reply: FirstDayReply },
    handler: async (acting) => {
      const admins = await adminsOf(acting);
      return acting.change({ action: 'firstDay.start', subject: subject('start') }, async (tx) => {
        await startSchool(tx, await cardsIn(tx, acting, admins), {
          ...stampOf(acting),
          ...acting.body,
        });
        return replyOf(tx, acting, admins);
      });
    },
  }),
];
