import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import {
  decideProposal,
  type Proposal,
  proposalsQuery,
  withdrawProposal,
} from './pupil-queries.ts';
import { useFactWords } from './use-fact-words.ts';
import { usePupil } from './use-pupil.ts';

const ProposalRow = ({
  proposal,
  onStale,
}: {
  readonly proposal: Proposal;
  /** The act was refused: what stands in the file is read again, to be decided upon. */
  readonly onStale: () => void;
}) => {
  const { t, core, schoolId, moment } = usePupil(proposal.studentId);
  const words = useFactWords();
  const toast = useToast();
  const mayDecide = may(useRoles(), 'decideProposals');
  const [isRefusing, refuse] = useState(false);
  const [reason, setReason] = useState('');
  const { proposalId, version, fileVersion } = proposal;
  const takeBack = usePeopleChange(
    () => withdrawProposal(core, schoolId, proposalId),
    () => toast({ text: t('proposal.withdrawn') }),
  );
  const accept = usePeopleChange(
    () =>
      decideProposal(core, schoolId, proposalId, { decision: 'accepted', fileVersion, version }),
    () => toast({ text: t('proposal.accepted') }),
  );
  const turnDown = usePeopleChange(
    () =>
      decideProposal(core, schoolId, proposalId, {
        decision: 'refused',
        reason: reason.trim(),
        version,
      }),
    () => {
      toast({ text: t('proposal.refused') });
      refuse(false);
    },
  );
  return (
    <li className="pupil-row">
      <div>
        <Link className="office-link" href={`/pupil/${proposal.studentId}`}>
          {proposal.name}
        </Link>
        {proposal.className !== undefined && <span>, {proposal.className}</span>}
        <span className="soft small">
          {t('proposal.by', { name: proposal.proposedBy, when: moment(proposal.proposedAtUtc) })}
        </span>
        <ul className="pupil-clash">
          {proposal.fields.map(({ field, now, proposed }) => (
            <li key={field}>
              <b>{t(`field.${field}`)}</b>
              {field === 'pesel' ? (
                <span>{t('proposal.pesel')}</span>
              ) : (
                <>
                  <span>{t('proposal.now', { value: words(field, now) })}</span>
                  <span>{t('proposal.then', { value: words(field, proposed) })}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
      {(accept.error ?? takeBack.error) && <Trouble error={accept.error ?? takeBack.error} />}
      {!mayDecide && (
        <div className="office-acts">
          <Button
            icon="undo"
            isPending={takeBack.isPending}
            onPress={() => takeBack.mutate(undefined)}
          >
            {t('proposal.withdraw')}
          </Button>
        </div>
      )}
      {mayDecide && (
        <div className="office-acts">
          <Button
            kind="go"
            icon="check"
            isPending={accept.isPending}
            onPress={() => accept.mutate(undefined, { onError: onStale })}
          >
            {t('proposal.accept')}
          </Button>
          <Button kind="stop" icon="x" onPress={() => refuse(true)}>
            {t('proposal.refuse')}
          </Button>
        </div>
      )}
      {isRefusing && (
        <Question
          isOpen
          danger
          onClose={() => refuse(false)}
          question={t('proposal.question', { name: proposal.name })}
          consequence={<p>{t('proposal.consequence')}</p>}
          leave={t('form.leave')}
          verb={t('proposal.refuse')}
          busy={turnDown.isPending}
          isDisabled={reason.trim() === ''}
          onAnswer={() => turnDown.mutate(undefined, { onError: onStale })}
        >
          <Field
            label={t('form.reason')}
            name="reason"
            maxLength={200}
            value={reason}
            onChange={setReason}
          />
          {turnDown.error && <Trouble error={turnDown.error} />}
        </Question>
      )}
    </li>
  );
};

/** Changes that wait for the office: what stands in the file, what is proposed. */
export const ProposalList = ({ studentId }: { readonly studentId?: string }) => {
  const { t, core, schoolId } = usePupil(studentId ?? '');
  const { data, error, isPending, refetch } = useQuery(
    proposalsQuery(core, { schoolId, ...(studentId === undefined ? {} : { studentId }) }),
  );
  return (
    <section className="pupil-list" aria-label={t('proposal.title')}>
      {/* On the page of all proposals the title of the page says it. */}
      {studentId !== undefined && <h3>{t('proposal.title')}</h3>}
      {isPending && <Skeleton lines={2} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="check">{t('proposal.none')}</EmptyState>}
      <ul>
        {data?.map((one) => (
          <ProposalRow key={one.proposalId} proposal={one} onStale={() => void refetch()} />
        ))}
      </ul>
    </section>
  );
};
