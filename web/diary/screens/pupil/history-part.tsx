import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { AnsweredProposals } from './answered-proposals.tsx';
import { GroupMoveForm } from './group-move-form.tsx';
import { fileHistoryQuery, type Moves, movesQuery, undoMove } from './pupil-queries.ts';
import { useFactWords } from './use-fact-words.ts';
import { usePupil } from './use-pupil.ts';

type Move = Moves['items'][number];

const MoveRow = ({ move, studentId }: { readonly move: Move; readonly studentId: string }) => {
  const { t, core, schoolId, day, moment } = usePupil(studentId);
  const toast = useToast();
  const mayUndo = may(useRoles(), 'enrol') && move.isLast;
  const [isAsking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const undo = usePeopleChange(
    () => undoMove(core, schoolId, move.moveId, { reason: reason.trim(), version: move.version }),
    () => {
      toast({ text: t('move.undone') });
      ask(false);
    },
  );
  return (
    <li className="pupil-row">
      <div>
        <b>{t(`move.kind.${move.kind}`, { from: move.fromClass ?? '', to: move.toClass ?? '' })}</b>{' '}
        <span>{t('move.since', { day: day(move.from) })}</span>
        {move.agreedOn !== null && (
          <span className="soft small">
            {t('move.agreed', { name: move.agreedBy ?? '', day: day(move.agreedOn) })}
            {move.agreementReference !== null && ` · ${move.agreementReference}`}
          </span>
        )}
        <span className="soft small">
          {t('history.by', { name: move.writtenBy, when: moment(move.writtenAtUtc) })}
        </span>
        {move.undoneBy !== null && (
          <Tag kind="no" icon="undo">
            {t('move.undoneBy', { name: move.undoneBy, reason: move.undoReason ?? '' })}
          </Tag>
        )}
      </div>
      {mayUndo && (
        <div className="office-acts">
          <Button icon="undo" onPress={() => ask(true)}>
            {t('move.undo')}
          </Button>
        </div>
      )}
      {isAsking && (
        <Question
          isOpen
          danger
          onClose={() => ask(false)}
          question={t('move.undoQuestion')}
          consequence={<p>{t('move.undoConsequence')}</p>}
          leave={t('form.leave')}
          verb={t('move.undo')}
          busy={undo.isPending}
          isDisabled={reason.trim() === ''}
          onAnswer={() => undo.mutate(undefined)}
        >
          <Field
            label={t('form.reason')}
            name="reason"
            maxLength={200}
            value={reason}
            onChange={setReason}
          />
          {undo.error && <Trouble error={undo.error} />}
        </Question>
      )}
    </li>
  );
};

const MoveList = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, day } = usePupil(studentId);
  const mayMove = may(useRoles(), 'enrol');
  const [isMoving, move] = useState(false);
  const { data, error, isPending, refetch } = useQuery(movesQuery(core, pupil));
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-moves">
      <h2 id="pupil-moves">{t('moves.title')}</h2>
      {isPending && <Skeleton lines={3} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState icon="swap">{t('moves.none')}</EmptyState>}
      <ul className="pupil-list">
        {data?.items.map((move) => (
          <MoveRow key={move.moveId} move={move} studentId={studentId} />
        ))}
      </ul>
      {data && mayMove && !isMoving && (
        <div className="office-acts">
          <Button icon="swap" onPress={() => move(true)}>
            {t('groupMove.open')}
          </Button>
        </div>
      )}
      {data && isMoving && (
        <GroupMoveForm
          studentId={studentId}
          memberships={data.memberships}
          onClose={() => move(false)}
        />
      )}
      {data && data.memberships.length > 0 && (
        <>
          <h3>{t('moves.groups')}</h3>
          <ul className="pupil-list small">
            {data.memberships.map((one) => (
              <li key={`${one.groupId} ${one.from}`}>
                {one.name}:{' '}
                {one.to === null
                  ? t('span.open', { from: day(one.from) })
                  : t('span.closed', { from: day(one.from), to: day(one.to) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.absences.length > 0 && (
        <>
          <h3>{t('moves.absences')}</h3>
          <ul className="pupil-list small">
            {data.absences.map((one) => (
              <li key={`${one.groupId} ${one.from}`}>
                {one.name}: {t('span.closed', { from: day(one.from), to: day(one.to) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** Who wrote what into the file and from when to when it held; moves and groups. */
export const HistoryPart = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, day, moment } = usePupil(studentId);
  const words = useFactWords();
  const readsProposals = may(useRoles(), 'readProposals');
  const { data, error, isPending, refetch } = useQuery(fileHistoryQuery(core, pupil));
  return (
    <>
      {readsProposals && <AnsweredProposals studentId={studentId} />}
      <MoveList studentId={studentId} />
      <section className="sheet pupil-part" aria-labelledby="pupil-history">
        <h2 id="pupil-history">{t('history.title')}</h2>
        {isPending && <Skeleton lines={5} />}
        {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <EmptyState icon="history">{t('history.none')}</EmptyState>}
        <ul className="pupil-list">
          {data?.map((line) => (
            <li key={line.factId} className="pupil-row">
              <div>
                <b>{t(`field.${line.field}`)}</b> <span>{words(line.field, [line.value])}</span>
                <span className="soft small">
                  {line.to === null
                    ? t('span.open', { from: day(line.from) })
                    : line.to < line.from
                      ? t('span.corrected', { from: day(line.from) })
                      : t('span.closed', { from: day(line.from), to: day(line.to) })}
                  {line.writtenBy !== '' &&
                    ` · ${t('history.by', { name: line.writtenBy, when: moment(line.writtenAtUtc) })}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
