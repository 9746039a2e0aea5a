import { useState } from 'react';
import { Question } from '../../../shared/ui/question.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import { type Account, type Issued, issuePassword, type ShownDocument } from './person-queries.ts';
import { usePart } from './use-act.ts';

const SHOWN = ['schoolId', 'idCard', 'known'] as const;
type Shown = (typeof SHOWN)[number];

const DOCUMENTS: Readonly<Partial<Record<Shown, ShownDocument>>> = {
  schoolId: 'schoolCard',
  idCard: 'identityCard',
};

/** Students and parents show a document; who works here may be known by sight. */
const shownBy = (account: Account): readonly Shown[] =>
  account.roles.some((role) => role === 'student' || role === 'guardian')
    ? SHOWN.filter((id) => id !== 'known')
    : SHOWN;

/** A new one-time password: what stops, and which document was shown (ACCT-20), which the register keeps. */
export const PasswordQuestion = ({
  account,
  name,
  onClose,
  onIssued,
}: {
  readonly account: Account;
  readonly name: string;
  readonly onClose: () => void;
  readonly onIssued: (issued: Issued) => void;
}) => {
  const { t, core, schoolId } = usePart(account.accountId);
  const [shown, setShown] = useState<Shown>('schoolId');
  const issue = usePeopleChange(
    () => {
      const reason = `${t('account.shown')}: ${t(`account.shown.${shown}`)}`;
      return issuePassword(core, {
        schoolId,
        accountId: account.accountId,
        reason,
        document: DOCUMENTS[shown],
      });
    },
    (issued) => onIssued(issued),
  );
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('account.askIssue', { name })}
      consequence={<p>{t('account.askConsequence')}</p>}
      leave={t('form.leave')}
      verb={t('account.issueVerb')}
      busy={issue.isPending}
      onAnswer={() => issue.mutate(undefined)}
    >
      <span className="label">{t('account.shown')}</span>
      <SegmentedSwitch
        label={t('account.shown')}
        segments={shownBy(account).map((id) => ({ id, label: t(`account.shown.${id}`) }))}
        value={shown}
        onChange={setShown}
      />
      {issue.error && <Trouble error={issue.error} />}
    </Question>
  );
};
