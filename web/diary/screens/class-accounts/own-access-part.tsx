import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useSession } from '../../session/use-session.ts';
import { type OwnAccess, orderAccess, ownAccessQuery } from './access-queries.ts';
import { accountOnPaper } from './terms-draft.ts';
import { useAccessChange } from './use-access-change.ts';
import { zloty } from './zloty.ts';
import './class-accounts.css';

/** What the parent may do about the extended access; nothing of it is a duty (ACCT-27). */
const Way = ({ own }: { readonly own: OwnAccess }) => {
  const { t, i18n } = useTranslation('diary-access');
  const words = useDateWords();
  const { core } = useApp();
  const order = useAccessChange(
    (isOrdered: boolean) => orderAccess(core, own.schoolId, isOrdered),
    () => undefined,
  );
  if (own.everybodyExtended) return <p className="soft">{t('own.free')}</p>;
  if (own.mode === 'extended')
    return (
      <p className="soft">
        {own.until ? t('own.until', { date: words.dayMonthYear(own.until) }) : t('own.open')}
      </p>
    );
  if (own.payment === null)
    return (
      <>
        <p className="soft">{t('own.voluntary', { fee: zloty(own.feeGrosz, i18n.language) })}</p>
        {own.bankAccount && (
          <p>
            {own.payee}, <span className="mono">{accountOnPaper(own.bankAccount)}</span>
            {own.transferTitle !== '' && `, ${own.transferTitle}`}
          </p>
        )}
        <p className="soft">{t('own.notOnList')}</p>
      </>
    );
  const isOrdered = own.payment.orderedAtUtc !== null;
  return (
    <>
      <p>{t('own.onList', { amount: zloty(own.payment.amountGrosz, i18n.language) })}</p>
      {isOrdered && (
        <Note kind="ok" role="status">
          {t('own.ordered')}
        </Note>
      )}
      <div className="class-acts">
        <Button
          kind={isOrdered ? 'plain' : 'go'}
          isPending={order.isPending}
          onPress={() => order.mutate(!isOrdered)}
        >
          {isOrdered ? t('own.takeBack') : t('own.order')}
        </Button>
      </div>
      {order.error && <Trouble error={order.error} />}
    </>
  );
};

/** „Mój dostęp": mode, what it has, and the order of the activation (ACCT-29). */
export const OwnAccessPart = () => {
  const { t } = useTranslation('diary-access');
  const { memberships } = useSession();
  const { data, error } = useQuery(ownAccessQuery(useApp().core));
  const schoolOf = (schoolId: string) =>
    memberships.find((each) => each.schoolId === schoolId)?.schoolName ?? '';
  return (
    <section className="sheet" aria-labelledby="account-access">
      <header>
        <h2 id="account-access">{t('own.title')}</h2>
      </header>
      {error && <Trouble error={error} />}
      {data?.map((own) => (
        <div key={own.schoolId} className="in class-part">
          <div className="class-acts">
            <b>{schoolOf(own.schoolId)}</b>
            <Tag
              kind={own.mode === 'extended' ? 'ok' : 'line'}
              icon={own.mode === 'extended' ? 'check' : 'minus'}
            >
              {t(`mode.${own.mode}`)}
            </Tag>
          </div>
          <Way own={own} />
          <ul className="class-rows">
            {own.services.map((row) => (
              <li key={row.service}>
                <span className="class-who">{t(`service.${row.service}`)}</span>
                <span className="small">{t(`granted.${row[own.mode]}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
