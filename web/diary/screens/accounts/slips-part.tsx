import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { classSummariesQuery } from '../people/people-queries.ts';
import {
  ACCOUNT_KEYS,
  orderSlips,
  receiptSheet,
  type SlipBatch,
  slipSheet,
  slipsQuery,
} from './account-queries.ts';
import { openPdf } from './open-pdf.ts';

const AUDIENCES = ['both', 'guardians', 'students'] as const;

const BatchLine = ({ batch }: { readonly batch: SlipBatch }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const moment = useMoment(useZone(schoolId));
  const print = useMutation({
    mutationFn: () => openPdf(() => slipSheet(core, schoolId, batch.batchId)),
  });
  return (
    <li>
      <span>
        <b>{batch.className}</b>, {t(`audience.${batch.audience}`)}
        <span className="soft small"> {moment(batch.orderedAtUtc)}</span>
      </span>
      {batch.state === 'waiting' && (
        <label className="account-progress">
          <span className="small">{t('making', { done: batch.done, total: batch.total })}</span>
          <progress value={batch.done} max={Math.max(1, batch.total)} />
        </label>
      )}
      {batch.state === 'made' && (
        <Button icon="print" isPending={print.isPending} onPress={() => print.mutate()}>
          {t('printSlips', { count: batch.slips })}
        </Button>
      )}
      {batch.state === 'over' && <span className="soft small">{t('over')}</span>}
      {batch.state === 'failed' && <span className="small">{t('failed')}</span>}
      {print.error && <Trouble error={print.error} />}
    </li>
  );
};

/** The order of slips for a class, and the list on which their receipt is signed. */
const OrderForm = () => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const classes = useQuery(classSummariesQuery(core, schoolId));
  const [classId, setClass] = useState('');
  const [audience, setAudience] = useState<SlipBatch['audience']>('both');
  const order = useMutation({
    mutationFn: () => orderSlips(core, schoolId, { classId, audience }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [ACCOUNT_KEYS.slips, schoolId] }),
  });
  const receipt = useMutation({
    mutationFn: () => openPdf(() => receiptSheet(core, schoolId, classId)),
  });
  const error = classes.error ?? order.error ?? receipt.error;
  return (
    <>
      <div className="account-order">
        <SelectField
          label={t('slips.class')}
          prompt={t('slips.choose')}
          choices={(classes.data ?? []).map((each) => ({ id: each.classId, label: each.name }))}
          value={classId}
          onChange={setClass}
        />
        <SelectField
          label={t('slips.audience')}
          choices={AUDIENCES.map((id) => ({ id, label: t(`audience.${id}`) }))}
          value={audience}
          onChange={setAudience}
        />
        <div className="account-acts">
          <Button
            kind="go"
            icon="key"
            isDisabled={classId === ''}
            isPending={order.isPending}
            onPress={() => order.mutate()}
          >
            {t('slips.make')}
          </Button>
          <Button
            icon="print"
            isDisabled={classId === ''}
            isPending={receipt.isPending}
            onPress={() => receipt.mutate()}
          >
            {t('slips.receipts')}
          </Button>
        </div>
      </div>
      {error && <Trouble error={error} />}
    </>
  );
};

/** Slips with login data for a class: ordered, made while one watches, printed; and the list on which receipt is signed. */
export const SlipsPart = () => {
  const { t } = useTranslation('diary-accounts');
  const schoolId = useSchoolId();
  const batches = useQuery(slipsQuery(useApp().core, schoolId));
  const [isOrdering, order] = useState(false);
  return (
    <section className="sheet account-slips" aria-labelledby="slips">
      <h2 id="slips">{t('slips.title')}</h2>
      <p className="soft">{t('slips.lead')}</p>
      {isOrdering ? (
        <OrderForm />
      ) : (
        <div className="account-acts">
          <Button icon="plus" onPress={() => order(true)}>
            {t('slips.new')}
          </Button>
        </div>
      )}
      {batches.error && <Trouble error={batches.error} />}
      <ul className="account-batches" aria-live="polite">
        {batches.data?.map((batch) => (
          <BatchLine key={batch.batchId} batch={batch} />
        ))}
      </ul>
    </section>
  );
};
