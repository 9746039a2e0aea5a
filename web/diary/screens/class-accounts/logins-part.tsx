import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { receiptSheet } from '../accounts/account-queries.ts';
import { openPdf } from '../accounts/open-pdf.ts';
import { ACCESS_KEYS, noteReceipts, type ReceiptRow, receiptsQuery } from './access-queries.ts';

/** From October on who never signed in is asked about (screens.md section 12). */
const isTimeToAsk = (today: string): boolean => {
  const month = Number(today.slice(5, 7));
  return month >= 10 || month <= 8;
};

const LoginState = ({ row }: { readonly row: ReceiptRow }) => {
  const { t } = useTranslation('diary-access');
  const words = useDateWords();
  const date = row.receivedOn === null ? undefined : words.dayMonthYear(row.receivedOn);
  if (row.isUsed)
    return (
      <span className="class-mode">
        <Tag kind="ok" icon="check">
          {t('login.used')}
        </Tag>
        {date !== undefined && <span className="small soft">{t('login.taken', { date })}</span>}
      </span>
    );
  return (
    <Tag kind="wait" icon="key">
      {date === undefined ? t('login.waiting') : t('login.received', { date })}
    </Tag>
  );
};

const Row = ({
  row,
  isChosen,
  onToggle,
}: {
  readonly row: ReceiptRow;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  return (
    <li>
      {row.receivedOn === null && (
        <input
          type="checkbox"
          aria-label={t('receipt.choose', { name: row.name })}
          checked={isChosen}
          onChange={onToggle}
        />
      )}
      <span className="class-who">
        <b>{row.name}</b>
        <span className="small soft">
          {row.role === 'student' ? t('logins.student') : row.childNames.join(', ')} · {row.login}
        </span>
      </span>
      <LoginState row={row} />
    </li>
  );
};

/** Receipt on one day of those who signed the list (ACCT-22). */
const ReceiptBar = ({
  classId,
  chosen,
  onDone,
}: {
  readonly classId: string;
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const today: string = useZone(schoolId).dateOf(useSchoolNow());
  const [receivedOn, setReceivedOn] = useState(today);
  const print = useMutation({
    mutationFn: () => openPdf(() => receiptSheet(core, schoolId, classId)),
  });
  const note = useMutation({
    mutationFn: () =>
      noteReceipts(core, { schoolId, classId, accountIds: [...chosen], receivedOn }),
    onSuccess: async ({ written }) => {
      await queries.invalidateQueries({ queryKey: [ACCESS_KEYS.receipts] });
      toast({ text: t('receipt.done', { number: written }) });
      onDone();
    },
  });
  const isFuture = receivedOn > today;
  return (
    <>
      <div className="class-acts end">
        <Button icon="print" isPending={print.isPending} onPress={() => print.mutate()}>
          {t('receipt.print')}
        </Button>
        {chosen.length > 0 && (
          <>
            <Field
              label={t('receipt.day')}
              name="received-on"
              type="date"
              value={receivedOn}
              onChange={setReceivedOn}
              error={isFuture ? t('receipt.future') : undefined}
            />
            <Button
              kind="go"
              isDisabled={isFuture || receivedOn === ''}
              isPending={note.isPending}
              onPress={() => note.mutate()}
            >
              {t('receipt.verb', { number: chosen.length })}
            </Button>
          </>
        )}
      </div>
      {(note.error ?? print.error) && <Trouble error={note.error ?? print.error} />}
    </>
  );
};

/** Whose login data were made in a class, who received them, and who has used them. */
export const LoginsPart = ({ classId }: { readonly classId: string }) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const { data, error, isPending, refetch } = useQuery(receiptsQuery(core, schoolId, classId));
  const [onlyUnused, showOnlyUnused] = useState(false);
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set());
  const unused = data?.filter((row) => !row.isUsed) ?? [];
  const rows = onlyUnused ? unused : (data ?? []);
  const toggle = (accountId: string) => {
    const next = new Set(ticked);
    if (!next.delete(accountId)) next.add(accountId);
    tick(next);
  };
  return (
    <section className="sheet class-part" aria-labelledby="class-logins">
      <h2 id="class-logins">{t('logins.title')}</h2>
      <p className="soft">{t('logins.lead')}</p>
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {unused.length > 0 && isTimeToAsk(today) && (
        <Note kind="lamp" role="status">
          {t('logins.unused', { number: unused.length })}
        </Note>
      )}
      {data?.length === 0 && <EmptyState icon="key">{t('logins.none')}</EmptyState>}
      {data && data.length > 0 && (
        <ReceiptBar
          classId={classId}
          chosen={data
            .filter((row) => row.receivedOn === null && ticked.has(row.accountId))
            .map((row) => row.accountId)}
          onDone={() => tick(new Set())}
        />
      )}
      {unused.length > 0 && (
        <label className="class-only">
          <input
            type="checkbox"
            checked={onlyUnused}
            onChange={() => showOnlyUnused(!onlyUnused)}
          />
          <span>{t('logins.only', { number: unused.length })}</span>
        </label>
      )}
      <ul className="class-rows">
        {rows.map((row) => (
          <Row
            key={row.accountId}
            row={row}
            isChosen={ticked.has(row.accountId)}
            onToggle={() => toggle(row.accountId)}
          />
        ))}
      </ul>
    </section>
  );
};
