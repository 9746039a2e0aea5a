import { defineLive } from '../../kernel/live/projection.ts';

/** Says only „read again": to whom it is addressed, and to whom the card belongs. */
export const cardProblemLive = [
  defineLive({
    kind: 'card_problem.changed',
    permission: 'cardProblem.ofStudents',
    load: async (_read, { payload: { problemId, holderId, holderKind } }) =>
      holderKind === 'student'
        ? [{ event: 'cardProblem', data: { problemId }, personId: holderId }]
        : [],
  }),
  defineLive({
    kind: 'card_problem.changed',
    permission: 'cardProblem.ofStaff',
    load: async (_read, { payload: { problemId, holderKind } }) =>
      holderKind === 'staff' ? [{ event: 'cardProblem', data: { problemId } }] : [],
  }),
  defineLive({
    kind: 'card_problem.changed',
    permission: 'cardProblem.report',
    load: async (_read, { payload: { problemId, holderId } }) => [
      { event: 'cardProblem', data: { problemId }, personId: holderId },
    ],
  }),
];
