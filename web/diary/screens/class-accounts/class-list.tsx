import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { type AccessTerms, type ClassGuardian, classAccessQuery } from './access-queries.ts';
import { LoginsPart } from './logins-part.tsx';
import { PaymentQuestion } from './payment-question.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { zloty } from './zloty.ts';

const Mode = ({ row }: { readonly row: ClassGuardian }) => {
  const { t, i18n } = useTranslation('diary-access');
  const words = useDateWords();
  const { payment } = row;
  const isWaiting = payment !== null && payment.activatedAtUtc === null;
  return (
    <span className="class-mode">
      <Tag
        kind={row.mode === 'extended' ? 'ok' : 'line'}
        icon={row.mode === 'extended' ? 'check' : 'minus'}
      >
        {t(`mode.${row.mode}`)}
      </Tag>
      {payment && (
        <span className="small soft">
          {t('paid', {
            amount: zloty(payment.amountGrosz, i18n.language),
            date: words.dayMonthYear(payment.paidOn),
          })}
          {isWaiting && ` · ${t('waits')}`}
          {isWaiting && payment.orderedAtUtc !== null && ` · ${t('ordered')}`}
        </span>
      )}
    </span>
  );
};

const GuardianAct = ({
  row,
  onPay,
  onRemove,
}: {
  readonly row: ClassGuardian;
  readonly onPay: () => void;
  readonly onRemove: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  if (row.payment === null) return <Button onPress={onPay}>{t('pay.verb')}</Button>;
  if (row.payment.activatedAtUtc !== null) return null;
  return (
    <Button kind="bare" icon="x" onPress={onRemove}>
      {t('remove.verb')}
    </Button>
  );
};

const Payments = ({
  classId,
  feeGrosz,
}: {
  readonly classId: string;
  readonly feeGrosz: number;
}) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const { data, error, isPending, refetch } = useQuery(
    classAccessQuery(core, useSchoolId(), classId),
  );
  const mayEnter = may(useRoles(), 'enterPayments');
  const [paying, pay] = useState<ClassGuardian>();
  const [removing, remove] = useState<ClassGuardian>();
  return (
    <section className="sheet class-part" aria-labelledby="class-payments">
      <h2 id="class-payments">{t('list.title')}</h2>
      <p className="soft">{t('list.lead')}</p>
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="people">{t('list.none')}</EmptyState>}
      <ul className="class-rows">
        {data?.map((row) => (
          <li key={row.guardianId}>
            <span className="class-who">
              <b>{row.name}</b>
              <span className="small soft">{row.childNames.join(', ')}</span>
            </span>
            <Mode row={row} />
            {mayEnter && (
              <GuardianAct row={row} onPay={() => pay(row)} onRemove={() => remove(row)} />
            )}
          </li>
        ))}
      </ul>
      {paying && (
        <PaymentQuestion
          classId={classId}
          guardian={paying}
          feeGrosz={feeGrosz}
          onClose={() => pay(undefined)}
        />
      )}
      {removing?.payment && (
        <RemoveQuestion
          name={removing.name}
          paymentId={removing.payment.paymentId}
          onClose={() => remove(undefined)}
        />
      )}
    </section>
  );
};

/** Login data of a class, and its payments where access is paid. */
export const ClassList = ({
  classId,
  terms,
}: {
  readonly classId: string;
  readonly terms: AccessTerms | undefined;
}) => {
  const { t } = useTranslation('diary-access');
  const seesLogins = may(useRoles(), 'handOutLogins');
  return (
    <>
      {seesLogins && <LoginsPart classId={classId} />}
      {!seesLogins && terms?.everybodyExtended === true && (
        <Note kind="pen">{t('class.nothing')}</Note>
      )}
      {terms?.everybodyExtended === false && (
        <Payments classId={classId} feeGrosz={terms.feeGrosz} />
      )}
    </>
  );
};
