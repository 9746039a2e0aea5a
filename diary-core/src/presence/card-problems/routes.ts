import { List } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import type { Principal } from '../../kernel/access/principal.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { type Route, route } from '../../kernel/http/route.ts';
import type { HolderKind } from './domain.ts';
import { addressedProblems, listHolders, ownProblems } from './reading.ts';
import {
  AnswerBody,
  CardProblem,
  ProblemBody,
  ProblemHolder,
  ProblemParams,
  ProblemQuery,
} from './schema.ts';
import { answerProblem, reportProblem } from './use-cases.ts';

/** No machine reports: no row of the access table lets one. */
const accountOf = (principal: Principal): AccountId => {
  if (principal.kind === 'account') return principal.accountId;
  throw new AppError('forbidden', 'kernel.forbidden');
};

const reporting: Route[] = [
  route({
    method: 'GET',
    path: '/card-problems/holders',
    summary:
      'About whose card one may report without searching: oneself, one’s children, the class one leads',
    access: { permission: 'cardProblem.report' },
    schemas: { reply: List(ProblemHolder) },
    handler: ({ read, services, scope }) =>
      read(async (tx) => ({ items: await listHolders(tx, services, scope) })),
  }),
  route({
    method: 'GET',
    path: '/card-problems/own',
    summary: 'What one reported oneself, newest first, with the answers',
    access: { permission: 'cardProblem.report' },
    schemas: { reply: List(CardProblem) },
    handler: ({ read, services, scope, principal }) =>
      read(async (tx) => ({ items: await ownProblems(tx, services, scope, accountOf(principal)) })),
  }),
  route({
    method: 'POST',
    path: '/card-problems',
    summary: 'Reports a problem with a card; the same again while it waits is one',
    access: { permission: 'cardProblem.report' },
    schemas: { body: ProblemBody, reply: CardProblem },
    handler: ({ change, services, scope, principal, actor, body }) =>
      change({ action: 'card_problem.report', subject: { kind: 'card_problem' } }, (tx) =>
        reportProblem(tx, services, scope, body, {
          accountId: accountOf(principal),
          name: actor.name,
        }),
      ),
  }),
];

const ADDRESSED = {
  student: {
    path: '/card-problems/of-students',
    permission: 'cardProblem.ofStudents',
    whose: 'students of the own class',
  },
  staff: {
    path: '/card-problems/of-staff',
    permission: 'cardProblem.ofStaff',
    whose: 'staff',
  },
} as const satisfies Record<HolderKind, object>;

/** Cards of students go to the homeroom teacher, cards of staff to the facilities manager (CARD-44). */
const addressed = (holderKind: HolderKind): Route[] => {
  const { path, permission, whose } = ADDRESSED[holderKind];
  return [
    route({
      method: 'GET',
      path,
      summary: `Problems with cards of ${whose}: those that wait, oldest first, or the settled ones`,
      access: { permission },
      schemas: { query: ProblemQuery, reply: List(CardProblem) },
      handler: ({ read, services, scope, query }) =>
        read(async (tx) => ({
          items: await addressedProblems(tx, services, scope, {
            holderKind,
            isSettled: query.state === 'settled',
          }),
        })),
    }),
    route({
      method: 'POST',
      path: `${path}/:problemId/answer`,
      summary: 'Answers with a word: somebody sees to it, or it is settled',
      access: { permission },
      schemas: { params: ProblemParams, body: AnswerBody, reply: CardProblem },
      handler: ({ change, services, scope, actor, body, params: { problemId } }) =>
        change(
          { action: 'card_problem.answer', subject: { kind: 'card_problem', id: problemId } },
          (tx) =>
            answerProblem(
              tx,
              services,
              scope,
              { problemId, holderKind },
              { ...body, name: actor.name },
            ),
        ),
    }),
  ];
};

export const cardProblemRoutes: readonly Route[] = [
  ...reporting,
  ...addressed('student'),
  ...addressed('staff'),
];
