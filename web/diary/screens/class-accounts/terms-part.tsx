import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { ACCESS_KEYS, type AccessTerms, setTerms } from './access-queries.ts';
import { ServiceTable } from './service-table.tsx';
import { TermsClash } from './terms-clash.tsx';
import { type TermsDraft, termsDraftOf } from './terms-draft.ts';
import { useAccessChange } from './use-access-change.ts';
import { groszOf } from './zloty.ts';

/** What is typed, upon which version; somebody else's change leaves it as it is. */
const useTermsEditor = (terms: AccessTerms) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => termsDraftOf(terms));
  const [seen, see] = useState(terms.version);
  const feeGrosz = groszOf(draft.fee);
  const save = useAccessChange(
    async (version: number) => {
      const { services, payee, account, title } = draft;
      await setTerms(core, schoolId, {
        services: [...services],
        feeGrosz: feeGrosz ?? 0,
        payee,
        bankAccount: account.trim() === '' ? null : account,
        transferTitle: title,
        version,
      });
      return version + 1;
    },
    (version) => {
      see(version);
      toast({ text: t('terms.done') });
    },
  );
  const isClash = hasCode(save.error, 'kernel.version_conflict');
  return {
    draft,
    feeGrosz,
    save,
    isClash,
    isWrongAccount: hasCode(save.error, 'accessModes.bank_account'),
    change: (part: Partial<TermsDraft>) => {
      if (!isClash) save.reset();
      setDraft((now) => ({ ...now, ...part }));
    },
    send: () => {
      if (feeGrosz === undefined || save.isPending) return;
      save.mutate(seen, {
        onError: () => queries.invalidateQueries({ queryKey: [ACCESS_KEYS.terms] }),
      });
    },
    takeTheirs: () => {
      save.reset();
      setDraft(termsDraftOf(terms));
      see(terms.version);
    },
  };
};

/** What each mode has of the nine services, the fee, and where it is paid: the school's own data (ACCT-26, ACCT-28). */
export const TermsPart = ({ terms }: { readonly terms: AccessTerms }) => {
  const { t } = useTranslation('diary-access');
  const isWritable = may(useRoles(), 'setOptions');
  const editor = useTermsEditor(terms);
  const { draft, feeGrosz, save, isClash, isWrongAccount, change } = editor;
  return (
    <section className="sheet class-part" aria-labelledby="access-terms">
      <h2 id="access-terms">{t('terms.title')}</h2>
      <p className="soft">{t('terms.lead')}</p>
      <Form
        className="access-form"
        onSubmit={(event) => {
          event.preventDefault();
          editor.send();
        }}
      >
        <ServiceTable
          services={draft.services}
          onChange={isWritable ? (services) => change({ services }) : undefined}
        />
        <div className="access-fee">
          <Field
            label={t('terms.fee')}
            name="fee"
            maxLength={12}
            isDisabled={!isWritable}
            value={draft.fee}
            onChange={(fee) => change({ fee })}
            error={feeGrosz === undefined ? t('pay.amountWrong') : undefined}
          />
          <Field
            label={t('terms.payee')}
            name="payee"
            maxLength={120}
            isDisabled={!isWritable}
            value={draft.payee}
            onChange={(payee) => change({ payee })}
          />
          <Field
            label={t('terms.account')}
            name="account"
            maxLength={40}
            hint={t('terms.accountHint')}
            isDisabled={!isWritable}
            value={draft.account}
            onChange={(account) => change({ account })}
            error={isWrongAccount ? t('terms.accountWrong') : undefined}
          />
          <Field
            label={t('terms.transfer')}
            name="transfer"
            maxLength={140}
            isDisabled={!isWritable}
            value={draft.title}
            onChange={(title) => change({ title })}
          />
        </div>
        {isClash && (
          <TermsClash
            mine={draft}
            theirs={termsDraftOf(terms)}
            onMine={() => save.mutate(terms.version)}
            onTheirs={editor.takeTheirs}
          />
        )}
        {save.error && !isWrongAccount && !isClash && <Trouble error={save.error} />}
        {isWritable && !isClash && (
          <div className="class-acts">
            <Button kind="go" type="submit" isPending={save.isPending}>
              {t('terms.save')}
            </Button>
          </div>
        )}
      </Form>
    </section>
  );
};
