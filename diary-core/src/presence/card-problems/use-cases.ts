import type { AccountId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { personById } from '../../people/persons/api.ts';
import type { HolderKind } from './domain.ts';
import { holdersWithin, presentProblems } from './reading.ts';
import type { AnswerBody, CardProblem, ProblemBody } from './schema.ts';
import { waitingProblem } from './store.ts';

type Clocks = Pick<Services, 'clocks'>;

const announce = (tx: SchoolTx, row: Row<'card_problem'>): void =>
  tx.announce('card_problem.changed', {
    problemId: row.id,
    holderId: row.holder_id,
    holderKind: row.holder_kind,
  });

const shown = async (
  tx: SchoolTx,
  services: Clocks,
  row: Row<'card_problem'>,
): Promise<CardProblem> => {
  const [problem] = await presentProblems(tx, services, [row]);
  if (problem === undefined) throw notFound('card_problem');
  return problem;
};

/**
 * Says what is wrong with somebody's card.
 *
 * Said again by the same account while it waits it stays one problem: other words take the place of the first ones, which the
 * register of changes keeps.
 *
 * Errors  `kernel.not_found` for a person outside the scope or one who holds no cards, `cardProblems.no_words`
 */
export const reportProblem = async (
  tx: SchoolTx,
  services: Clocks,
  scope: Scope<'cardProblem.report'>,
  body: ProblemBody,
  by: { readonly accountId: AccountId; readonly name: string },
): Promise<CardProblem> => {
  const note = body.note.trim();
  if (body.kind === 'other' && note === '') throw new AppError('invalid', 'cardProblems.no_words');
  const { holderId, kind } = body;
  const holder = await personById(tx, holderId);
  if (holder === undefined || holder.kind === 'guardian') throw notFound('person');
  if (!reaches(await holdersWithin(tx, scope), holderId)) throw notFound('person');
  const known = await waitingProblem(tx, { holderId, kind, reportedBy: by.accountId });
  if (known !== undefined) {
    const before = await tx.require('card_problem', known.id);
    if (note === '' || note === before.note) return shown(tx, services, before);
    const after = await tx.update('card_problem', known.id, { note });
    announce(tx, after);
    return shown(tx, services, after);
  }
  const problemId = tx.newId<'CardProblemId'>();
  await tx.insert('card_problem', {
    id: problemId,
    holder_id: holderId,
    holder_kind: holder.kind,
    kind,
    note,
    state: 'open',
    reported_at_utc: services.clocks.school.nowMs(),
    reported_by: by.accountId,
    reported_by_name: by.name,
    answer: null,
    answered_at_utc: null,
    answered_by_name: null,
    version: 1,
  });
  const row = await tx.require('card_problem', problemId);
  announce(tx, row);
  return shown(tx, services, row);
};

/**
 * Answers with a word and a state; what is in hand may be answered again, until it is settled.
 *
 * Errors  `kernel.not_found` outside the scope and for a card of the other kind of holder, `kernel.version_conflict`,
 *         `cardProblems.settled_already`
 */
export const answerProblem = async (
  tx: SchoolTx,
  services: Clocks,
  scope: Scope<'cardProblem.ofStudents' | 'cardProblem.ofStaff'>,
  which: { readonly problemId: string; readonly holderKind: HolderKind },
  { answer, state, version, name }: AnswerBody & { readonly name: string },
): Promise<CardProblem> => {
  const row = await tx.require('card_problem', which.problemId);
  if (row.holder_kind !== which.holderKind) throw notFound('card_problem');
  if (!reaches(await personsWithin(tx, scope), row.holder_id)) throw notFound('card_problem');
  if (row.state === 'settled') throw new AppError('conflict', 'cardProblems.settled_already');
  const after = await tx.update(
    'card_problem',
    row.id,
    {
      state,
      answer: answer.trim(),
      answered_at_utc: services.clocks.school.nowMs(),
      answered_by_name: name,
    },
    { expectVersion: version },
  );
  announce(tx, after);
  return shown(tx, services, after);
};
