import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { DeskAccount } from './account-queries.ts';

const ROW_PX = 68;

const Trouble = ({ account }: { readonly account: DeskAccount }) => {
  const { t } = useTranslation('diary-accounts');
  if (account.state !== 'open')
    return (
      <Tag kind="no" icon="lock">
        {t(`state.${account.state}`)}
      </Tag>
    );
  if (account.locked)
    return (
      <Tag kind="no" icon="lock">
        {t('locked')}
      </Tag>
    );
  return null;
};

/** A thousand accounts or more: only the rows in sight are in the page. The one that is chosen opens beside. */
export const AccountList = ({
  accounts,
  chosen,
  onChoose,
}: {
  readonly accounts: readonly DeskAccount[];
  readonly chosen: string | undefined;
  readonly onChoose: (accountId: string) => void;
}) => {
  const { t } = useTranslation(['diary-accounts', 'diary']);
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: accounts.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  if (accounts.length === 0) return <EmptyState icon="key">{t('none')}</EmptyState>;
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="account-frame" ref={frame}>
      <div className="account-gap" ref={(gap) => gap?.style.setProperty('height', `${before}px`)} />
      <ul className="account-rows">
        {items.map(({ index }) => {
          const account = accounts[index];
          if (account === undefined) return null;
          const roles = account.roles.map((role) => t(`diary:role.${role}`)).join(', ');
          return (
            <li key={account.accountId} aria-setsize={accounts.length} aria-posinset={index + 1}>
              <button
                type="button"
                className="account-row"
                aria-pressed={account.accountId === chosen}
                onClick={() => onChoose(account.accountId)}
              >
                <span className="account-who">
                  <b>{account.name}</b>
                  <span className="soft small">
                    {[account.login, roles, ...account.classNames].join(' · ')}
                  </span>
                </span>
                <Trouble account={account} />
              </button>
            </li>
          );
        })}
      </ul>
      <div className="account-gap" ref={(gap) => gap?.style.setProperty('height', `${after}px`)} />
    </div>
  );
};
