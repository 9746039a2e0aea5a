import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { ACCOUNT_READERS } from '../../nav/readers.ts';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { AccountList } from './account-list.tsx';
import { AccountPanel } from './account-panel.tsx';
import { type DeskAccount, deskQuery } from './account-queries.ts';
import { EndAll } from './end-all.tsx';
import { EnvelopePart } from './envelope-part.tsx';
import { ACCOUNT_FILTERS, foundAccounts, readyToFind, type Wish } from './found-accounts.ts';
import { InspectionPart } from './inspection-part.tsx';
import { OfficePart } from './office-part.tsx';
import { SlipsPart } from './slips-part.tsx';
import './accounts.css';

const EVERYTHING: Wish = { search: '', filter: 'all', className: '', role: '' };
const ANY = 'any';

const byPolish = new Intl.Collator('pl', { numeric: true }).compare;

const Filters = ({
  accounts,
  wish,
  onChange,
}: {
  readonly accounts: readonly DeskAccount[];
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}) => {
  const { t } = useTranslation(['diary-accounts', 'diary']);
  const classNames = [...new Set(accounts.flatMap((each) => each.classNames))].sort(byPolish);
  const roles = [...new Set(accounts.flatMap((each) => each.roles))];
  const any = { id: ANY, label: t('any') };
  const chosen = (id: string) => (id === ANY ? '' : id);
  return (
    <div className="account-tools">
      <SearchField
        label={t('search')}
        placeholder={t('search')}
        value={wish.search}
        onChange={(search) => onChange({ ...wish, search })}
      />
      <SelectField
        label={t('filter.label')}
        choices={ACCOUNT_FILTERS.map((id) => ({ id, label: t(`filter.${id}`) }))}
        value={wish.filter}
        onChange={(filter) => onChange({ ...wish, filter })}
      />
      <SelectField
        label={t('role')}
        choices={[any, ...roles.map((id) => ({ id: id as string, label: t(`diary:role.${id}`) }))]}
        value={wish.role || ANY}
        onChange={(id) => onChange({ ...wish, role: chosen(id) })}
      />
      <SelectField
        label={t('class')}
        choices={[any, ...classNames.map((id) => ({ id, label: id }))]}
        value={wish.className || ANY}
        onChange={(id) => onChange({ ...wish, className: chosen(id) })}
      />
    </div>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-accounts');
  const { data, error, isPending, refetch } = useQuery(deskQuery(useApp().core, useSchoolId()));
  const [wish, setWish] = useState(EVERYTHING);
  const [chosen, choose] = useState<string>();
  const ready = useMemo(() => readyToFind(data ?? []), [data]);
  const late = useDeferredValue(wish);
  const found = useMemo(() => foundAccounts(ready, late), [ready, late]);
  const account = data?.find(({ accountId }) => accountId === chosen);
  const roles = useRoles();
  const isAdmin = may(roles, 'keepSpecialAccounts');
  const isProvider = !isAdmin && may(roles, 'issuePasswords');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      // The office comes here from the people, the administrator from the school, the provider from the schools.
      back={isAdmin ? '/settings' : isProvider ? '/provider' : '/people'}
      actions={
        <>
          {isAdmin && <SchoolTabs now="accounts" />}
          {!isProvider && <LinkButton href="/class-accounts">{t('class.title')}</LinkButton>}
          {isAdmin && <LinkButton href="/access">{t('access.title')}</LinkButton>}
          {isAdmin && <EndAll />}
        </>
      }
    >
      <div className={account ? 'accounts with-panel' : 'accounts'}>
        <section className="sheet account-list" aria-labelledby="accounts">
          <h2 id="accounts" className="vh">
            {t('list')}
          </h2>
          <Filters accounts={data ?? []} wish={wish} onChange={setWish} />
          <p className="soft small account-count" role="status">
            {data && t('found', { count: found.length })}
          </p>
          {isPending && <Skeleton lines={10} />}
          {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
          {data && <AccountList accounts={found} chosen={chosen} onChoose={choose} />}
        </section>
        {account && (
          // What was opened or shown for one account goes with it.
          <AccountPanel
            key={account.accountId}
            account={account}
            onClose={() => choose(undefined)}
          />
        )}
        {isAdmin && <SlipsPart />}
        {isAdmin && data && <OfficePart accounts={data} />}
        {isAdmin && data && <InspectionPart accounts={data} />}
        {isAdmin && <EnvelopePart />}
      </div>
    </Page>
  );
};

/** „Konta": who has an account, why one cannot sign in, slips and receipt. */
export const AccountsScreen = () => {
  const { school } = useSearch({ from: '/inside/accounts' });
  const schoolId = useOfficeSchool(ACCOUNT_READERS, school);
  return (
    <InSchool schoolId={schoolId}>
      <Body key={schoolId} />
    </InSchool>
  );
};
