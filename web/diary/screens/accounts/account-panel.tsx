import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { PEOPLE_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useSession, useZone } from '../../session/use-session.ts';
import { OfficeLinks } from '../elsewhere/office-links.tsx';
import {
  ACCOUNT_KEYS,
  type AccountState,
  changeState,
  type DeskAccount,
} from './account-queries.ts';
import { FactorsPart } from './factors-part.tsx';
import { LoginsPart } from './logins-part.tsx';
import { actsAtKiosk, PinPart } from './pin-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import { TypingPart } from './typing-part.tsx';
import { UnlockQuestion } from './unlock-question.tsx';

const LONGEST_REASON = 200;

const StateQuestion = ({
  account,
  next,
  onClose,
}: {
  readonly account: DeskAccount;
  readonly next: AccountState;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () =>
      changeState(core, schoolId, { accountId: account.accountId, state: next, reason }),
    onSuccess: async () => {
      toast({ text: t(`done.${next}`, { name: account.name }) });
      await queries.invalidateQueries({ queryKey: [ACCOUNT_KEYS.desk, schoolId] });
      onClose();
    },
  });
  return (
    <Question
      isOpen
      danger={next !== 'open'}
      onClose={onClose}
      question={t(`ask.${next}`, { name: account.name })}
      consequence={<p>{t(`effect.${next}`)}</p>}
      leave={t('leave')}
      verb={t(`act.${next}`)}
      busy={change.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => change.mutate()}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={LONGEST_REASON}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {change.error && <Trouble error={change.error} />}
    </Question>
  );
};

const Facts = ({ account }: { readonly account: DeskAccount }) => {
  const { t } = useTranslation(['diary-accounts', 'diary']);
  const moment = useMoment(useZone(useSchoolId()));
  const when = (atUtc: number | undefined) => (atUtc === undefined ? t('never') : moment(atUtc));
  const facts: readonly (readonly [string, string])[] = [
    [t('fact.login'), account.login],
    [t('fact.roles'), account.roles.map((role) => t(`diary:role.${role}`)).join(', ')],
    [t('fact.password'), t(`password.${account.password}`)],
    [t('fact.lastGood'), when(account.lastGoodLoginAtUtc)],
    [t('fact.lastFailed'), when(account.lastFailedLoginAtUtc)],
    [t('fact.issued'), when(account.issuedAtUtc)],
    [t('fact.received'), account.receivedOn ?? t('notYet')],
    [t('fact.state'), t(`state.${account.state}`)],
    ...(account.stateReason === undefined ? [] : [[t('reason'), account.stateReason] as const]),
  ];
  return (
    <dl className="account-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** One account: what is known of it, why it is shut, and what may be done. */
export const AccountPanel = ({
  account,
  onClose,
}: {
  readonly account: DeskAccount;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-accounts');
  const [asked, ask] = useState<AccountState>();
  const [isUnlocking, unlock] = useState(false);
  const roles = useRoles();
  const mayOpen = PEOPLE_READERS.some((role) => roles.includes(role));
  const mayChange = may(roles, 'issuePasswords');
  const mayHelp = may(roles, 'readAccounts');
  const isAdmin = useRoles().includes('admin');
  const isOwn = useSession().accountId === account.accountId;
  const acts: readonly AccountState[] =
    account.state === 'open' ? ['suspended', 'closed'] : ['open'];
  return (
    <section className="sheet account-panel" aria-labelledby="account-name">
      <header>
        <h2 id="account-name">{account.name}</h2>
        <Button kind="bare" icon="x" onPress={onClose}>
          {t('close')}
        </Button>
      </header>
      <Facts account={account} />
      <div className="account-acts">
        {account.personId !== null && mayOpen && (
          <a className="btn" href={`/people?person=${account.personId}`}>
            {t('toPerson')}
          </a>
        )}
        {mayChange && account.locked && (
          <Button kind="go" onPress={() => unlock(true)}>
            {t('unlock.verb')}
          </Button>
        )}
        {mayChange &&
          !isOwn &&
          acts.map((state) => (
            <Button key={state} onPress={() => ask(state)}>
              {t(`act.${state}`)}
            </Button>
          ))}
      </div>
      {mayHelp && !isOwn && <FactorsPart account={account} />}
      {isAdmin && !isOwn && <OfficeLinks account={account} />}
      {isAdmin && actsAtKiosk(account) && <PinPart account={account} />}
      {mayHelp && <LoginsPart accountId={account.accountId} />}
      {isAdmin && !isOwn && <SessionsPart account={account} />}
      {isAdmin && !isOwn && <TypingPart accountId={account.accountId} />}
      {isOwn && <p className="soft small">{t('own')}</p>}
      {!mayChange && <p className="soft small">{t('noRight')}</p>}
      {isUnlocking && <UnlockQuestion account={account} onClose={() => unlock(false)} />}
      {asked && <StateQuestion account={account} next={asked} onClose={() => ask(undefined)} />}
    </section>
  );
};
