import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { Codes } from '../account/code-card-part.tsx';
import type { DeskAccount } from './account-queries.ts';
import {
  type FactorOrder,
  officeFactorsQuery,
  printCodeCard,
  resetFactors,
  SHOWN_DOCUMENTS,
} from './office-factor-queries.ts';

type Act = 'reset' | 'card';

/** What was seen and why, before a factor is taken away or given; both are kept. */
const ActQuestion = ({
  act,
  name,
  busy,
  error,
  onAnswer,
  onClose,
}: {
  readonly act: Act;
  readonly name: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onAnswer: (order: FactorOrder) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-accounts');
  const [document, choose] = useState<FactorOrder['document']>();
  const [reason, setReason] = useState('');
  return (
    <Question
      isOpen
      danger={act === 'reset'}
      onClose={onClose}
      question={t(`factors.${act}.ask`, { name })}
      consequence={<p>{t(`factors.${act}.effect`)}</p>}
      leave={t('leave')}
      verb={t(`factors.${act}.verb`)}
      busy={busy}
      isDisabled={document === undefined || reason.trim() === ''}
      onAnswer={() => {
        if (document !== undefined) onAnswer({ document, reason: reason.trim() });
      }}
    >
      <SelectField
        label={t('factors.document')}
        prompt={t('factors.choose')}
        choices={SHOWN_DOCUMENTS.map((id) => ({ id, label: t(`factors.document.${id}`) }))}
        value={document ?? ''}
        onChange={(id) => choose(SHOWN_DOCUMENTS.find((each) => each === id))}
      />
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {error !== null && <Trouble error={error} />}
    </Question>
  );
};

const useFactorActs = (account: DeskAccount, onDone: (act: Act) => void) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const { accountId } = account;
  const { queryKey } = officeFactorsQuery(core, { schoolId, accountId });
  const settled = (act: Act) => async () => {
    onDone(act);
    await queries.invalidateQueries({ queryKey });
  };
  const reset = useMutation({
    mutationFn: (order: FactorOrder) => resetFactors(core, { schoolId, accountId }, order),
    onSuccess: settled('reset'),
  });
  const card = useMutation({
    mutationFn: (order: FactorOrder) => printCodeCard(core, { schoolId, accountId }, order),
    onSuccess: settled('card'),
  });
  return { reset, card };
};

/** What somebody shows beside the password, and help at the desk: all taken away, or a card of codes for who has no phone. */
export const FactorsPart = ({ account }: { readonly account: DeskAccount }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  const { accountId, name } = account;
  const { data, error } = useQuery(officeFactorsQuery(core, { schoolId, accountId }));
  const [asked, ask] = useState<Act>();
  const { reset, card } = useFactorActs(account, (act) => {
    ask(undefined);
    if (act === 'reset') toast({ text: t('factors.reset.done', { name }) });
  });
  const held = data && [
    ...(data.totpSetAtUtc === null ? [] : [t('factors.totp')]),
    ...data.passkeys.map((passkey) => t('factors.passkey', { name: passkey.name })),
    ...(data.codeCard === null ? [] : [t('factors.codeCard', data.codeCard)]),
  ];
  if (card.data)
    return (
      <section className="account-factors" aria-labelledby="account-factors">
        <h3 id="account-factors">{t('factors.cardOf', { name })}</h3>
        <Codes {...card.data} onClose={card.reset} />
      </section>
    );
  const current = asked === 'card' ? card : reset;
  return (
    <section className="account-factors" aria-labelledby="account-factors">
      <h3 id="account-factors">{t('factors.title')}</h3>
      {error && <Trouble error={error} />}
      {held?.length === 0 && <p className="soft">{t('factors.none')}</p>}
      <ul>
        {held?.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div className="account-acts">
        <Button icon="print" onPress={() => ask('card')}>
          {t('factors.card.verb')}
        </Button>
        {held !== undefined && held.length > 0 && (
          <Button onPress={() => ask('reset')}>{t('factors.reset.verb')}</Button>
        )}
      </div>
      {asked && (
        <ActQuestion
          act={asked}
          name={name}
          busy={current.isPending}
          error={current.error}
          onAnswer={(order) => current.mutate(order)}
          onClose={() => {
            current.reset();
            ask(undefined);
          }}
        />
      )}
    </section>
  );
};
