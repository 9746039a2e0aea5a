import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { activatePayments, type PaymentLine, paymentsQuery } from './access-queries.ts';
import { ModeQuestion } from './mode-question.tsx';
import { useAccessChange } from './use-access-change.ts';
import { zloty } from './zloty.ts';

const Line = ({
  line,
  isChosen,
  onToggle,
  onEnd,
}: {
  readonly line: PaymentLine;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onEnd: () => void;
}) => {
  const { t, i18n } = useTranslation('diary-access');
  const words = useDateWords();
  const isActive = line.activatedAtUtc !== null;
  return (
    <li>
      {!isActive && (
        <input
          type="checkbox"
          aria-label={t('activate.choose', { name: line.name })}
          checked={isChosen}
          onChange={onToggle}
        />
      )}
      <span className="class-who">
        <span>
          <b>{line.name}</b> <span className="small soft">{line.className}</span>
        </span>
        <span className="small soft">
          {t('paid', {
            amount: zloty(line.amountGrosz, i18n.language),
            date: words.dayMonthYear(line.paidOn),
          })}{' '}
          · {t('enteredBy', { name: line.enteredByName })}
        </span>
      </span>
      {isActive && (
        <>
          <Tag kind="ok" icon="check">
            {t('active')}
          </Tag>
          <Button kind="bare" onPress={onEnd}>
            {t('end.verb')}
          </Button>
        </>
      )}
      {!isActive && line.orderedAtUtc !== null && (
        <Tag kind="wait" icon="clock">
          {t('ordered')}
        </Tag>
      )}
    </li>
  );
};

/** Lines of all treasurers that wait, activated together (ACCT-25). */
export const ActivationPart = () => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  const { data, error, isPending, refetch } = useQuery(paymentsQuery(core, schoolId));
  const [left, leaveOut] = useState<ReadonlySet<string>>(new Set());
  const [ending, end] = useState<PaymentLine>();
  const waiting = data?.filter((line) => line.activatedAtUtc === null) ?? [];
  const chosen = waiting.filter((line) => !left.has(line.paymentId)).map((line) => line.paymentId);
  const activate = useAccessChange(
    () => activatePayments(core, { schoolId, paymentIds: chosen as string[] }),
    ({ written }) => toast({ text: t('activate.done', { number: written }) }),
  );
  const toggle = (paymentId: string) => {
    const next = new Set(left);
    if (!next.delete(paymentId)) next.add(paymentId);
    leaveOut(next);
  };
  return (
    <section className="sheet class-part" aria-labelledby="activation">
      <h2 id="activation">{t('activate.title')}</h2>
      <p className="soft">{t('activate.lead')}</p>
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="people">{t('activate.none')}</EmptyState>}
      {waiting.length > 0 && (
        <div className="class-acts">
          <Button
            kind="go"
            isDisabled={chosen.length === 0}
            isPending={activate.isPending}
            onPress={() => activate.mutate()}
          >
            {t('activate.verb', { number: chosen.length })}
          </Button>
        </div>
      )}
      {activate.error && <Trouble error={activate.error} />}
      <ul className="class-rows">
        {data?.map((line) => (
          <Line
            key={line.paymentId}
            line={line}
            isChosen={!left.has(line.paymentId)}
            onToggle={() => toggle(line.paymentId)}
            onEnd={() => end(line)}
          />
        ))}
      </ul>
      {ending && <ModeQuestion line={ending} onClose={() => end(undefined)} />}
    </section>
  );
};
