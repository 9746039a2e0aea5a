import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useMoment } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { IssuedOnce } from './issued-once.tsx';
import { NewAccountForm } from './new-account-form.tsx';
import type { PartProps } from './part-props.ts';
import { PasswordQuestion } from './password-question.tsx';
import { type Account, accountsQuery, type Issued, unlockAccount } from './person-queries.ts';
import { usePart } from './use-act.ts';

const AccountLine = ({
  account,
  personId,
  onIssue,
}: {
  readonly account: Account;
  readonly personId: string;
  readonly onIssue: () => void;
}) => {
  const { t, core, schoolId } = usePart(personId);
  const { t: say } = useTranslation('diary');
  const toast = useToast();
  const moment = useMoment(useZone(schoolId));
  const mayIssue = may(useRoles(), 'issuePasswords');
  const { accountId, login, roles, locked, password, lastGoodLoginAtUtc } = account;
  const unlock = usePeopleChange(
    () => unlockAccount(core, { schoolId, accountId, reason: t('account.unlockReason') }),
    () => toast({ text: t('account.unlocked', { login }) }),
  );
  return (
    <li>
      <span>
        <b>{login}</b>, {roles.map((role) => say(`role.${role}`)).join(', ')}
      </span>
      <span className="soft">
        {t(`account.password.${password}`)},{' '}
        {lastGoodLoginAtUtc === undefined
          ? t('account.never')
          : t('account.lastGood', { when: moment(lastGoodLoginAtUtc) })}
      </span>
      {locked && (
        <span>
          <Tag kind="no" icon="lock">
            {t('account.locked')}
          </Tag>
        </span>
      )}
      {unlock.error && <Trouble error={unlock.error} />}
      {mayIssue && (
        <span className="office-acts">
          {locked && (
            <Button
              icon="undo"
              isPending={unlock.isPending}
              onPress={() => unlock.mutate(undefined)}
            >
              {t('account.unlock')}
            </Button>
          )}
          <Button icon="key" onPress={onIssue}>
            {t('account.issue')}
          </Button>
        </span>
      )}
    </li>
  );
};

const Accounts = ({ person }: PartProps) => {
  const { t, core, target } = usePart(person.personId);
  const mayIssue = may(useRoles(), 'issuePasswords');
  const { data, error, isPending, refetch } = useQuery(accountsQuery(core, target));
  const [asked, ask] = useState<Account>();
  const [issued, show] = useState<Issued>();
  const [isOpening, openForm] = useState(false);
  const name = fullName(person);
  return (
    <>
      {isPending && <Skeleton lines={2} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="soft small">{t('account.none')}</p>}
      <ul className="office-people">
        {data?.map((account) => (
          <AccountLine
            key={account.accountId}
            account={account}
            personId={person.personId}
            onIssue={() => ask(account)}
          />
        ))}
      </ul>
      {data?.length === 0 && mayIssue && !isOpening && person.isCurrent && (
        <div className="office-acts">
          <Button icon="plus" onPress={() => openForm(true)}>
            {t('account.open')}
          </Button>
        </div>
      )}
      {isOpening && (
        <NewAccountForm
          person={person}
          onClose={() => openForm(false)}
          onIssued={(made) => {
            openForm(false);
            show(made);
          }}
        />
      )}
      {asked && (
        <PasswordQuestion
          account={asked}
          name={name}
          onClose={() => ask(undefined)}
          onIssued={(made) => {
            ask(undefined);
            show(made);
          }}
        />
      )}
      {issued && <IssuedOnce issued={issued} name={name} onClose={() => show(undefined)} />}
    </>
  );
};

/** Accounts of a person; a one-time password where the right exists, shown once. */
export const AccountsPart = (props: PartProps) => {
  const { t } = useTranslation('diary-office');
  const mayRead = may(useRoles(), 'readAccounts');
  return (
    <section className="part" aria-labelledby="person-accounts">
      <h3 id="person-accounts">{t('account.title')}</h3>
      {mayRead ? <Accounts {...props} /> : <p className="soft small">{t('account.noRight')}</p>}
    </section>
  );
};
