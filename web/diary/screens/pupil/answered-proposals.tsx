import { useQuery } from '@tanstack/react-query';
import { Tag } from '../../../shared/ui/tag.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { answeredQuery, type Proposal } from './pupil-queries.ts';
import { useFactWords } from './use-fact-words.ts';
import { usePupil } from './use-pupil.ts';

const LOOKS = {
  open: { kind: 'wait', icon: 'clock' },
  accepted: { kind: 'ok', icon: 'check' },
  refused: { kind: 'no', icon: 'x' },
  withdrawn: { kind: 'line', icon: 'undo' },
} as const;

const Answered = ({ proposal }: { readonly proposal: Proposal }) => {
  const { t, moment } = usePupil(proposal.studentId);
  const words = useFactWords();
  const { state, fields, decidedBy, decisionReason, proposedBy, proposedAtUtc } = proposal;
  return (
    <li className="pupil-row">
      <div>
        <Tag kind={LOOKS[state].kind} icon={LOOKS[state].icon}>
          {t(`answered.${state}`)}
        </Tag>{' '}
        {fields.map(({ field, proposed }) => (
          <span key={field}>
            <b>{t(`field.${field}`)}</b>{' '}
            {field === 'pesel' ? t('proposal.pesel') : words(field, proposed)}{' '}
          </span>
        ))}
        {decisionReason !== null && <p>{t('answered.reason', { reason: decisionReason })}</p>}
        <span className="soft small">
          {t('proposal.by', { name: proposedBy, when: moment(proposedAtUtc) })}
          {decidedBy !== null && ` · ${t('answered.by', { name: decidedBy })}`}
        </span>
      </div>
    </li>
  );
};

/** Changes that were proposed and what the office said to them; whoever was refused reads why (C-14). */
export const AnsweredProposals = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil } = usePupil(studentId);
  const { data, error, refetch } = useQuery(answeredQuery(core, pupil));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  // Most pupils have none, and nothing has to be said then.
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-answered">
      <h2 id="pupil-answered">{t('answered.title')}</h2>
      <ul className="pupil-list">
        {data.map((one) => (
          <Answered key={one.proposalId} proposal={one} />
        ))}
      </ul>
    </section>
  );
};
