import type { ReactNode } from 'react';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { CardProblem } from './problem-queries.ts';
import { useProblems } from './use-problems.ts';

const StateTag = ({ state }: { readonly state: CardProblem['state'] }) => {
  const { t } = useProblems();
  if (state === 'settled')
    return (
      <Tag kind="ok" icon="check">
        {t('state.settled')}
      </Tag>
    );
  return (
    <Tag kind={state === 'open' ? 'wait' : 'pen'} icon={state === 'open' ? 'clock' : 'pencil'}>
      {t(`state.${state}`)}
    </Tag>
  );
};

/** A problem with its answer; what may be done stands below. */
export const ProblemRow = ({
  problem,
  children,
}: {
  readonly problem: CardProblem;
  readonly children?: ReactNode;
}) => {
  const { t, moment } = useProblems();
  const { holderName, className, note, answer, addressees, holderKind } = problem;
  const to =
    addressees.length > 0
      ? t(`to.${holderKind}`, { names: addressees.join(', ') })
      : t('to.office');
  return (
    <li className="problem">
      <span className="problem-what">
        <span>
          <b>{t(`kind.${problem.kind}`)}</b> · {holderName}
          {className !== undefined && `, ${className}`}
        </span>
        {note !== '' && <span>{note}</span>}
        <span className="small soft">
          {t('by', { name: problem.reportedBy, when: moment(problem.reportedAtUtc) })}
        </span>
        {problem.state !== 'settled' && <span className="small soft">{to}</span>}
        {answer !== undefined && (
          <span>{t('reply', { name: problem.answeredBy ?? '', answer })}</span>
        )}
      </span>
      <StateTag state={problem.state} />
      {children}
    </li>
  );
};
