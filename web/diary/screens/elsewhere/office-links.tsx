import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type Issuer, issuersQuery } from './elsewhere-queries.ts';
import {
  linkAccount,
  OFFICE_LINKS,
  type OfficeLink,
  officeLinksQuery,
  unlinkAccount,
} from './office-link-queries.ts';

const LONGEST_SUBJECT = 255;

interface Asked {
  readonly issuer: Issuer;
  readonly link: OfficeLink | undefined;
}

/** Why, and for a link the exact name by which the issuer knows the person. */
const LinkQuestion = ({
  asked: { issuer, link },
  account,
  onClose,
}: {
  readonly asked: Asked;
  readonly account: { readonly accountId: string; readonly name: string };
  readonly onClose: () => void;
}) => {
  const app = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const { t } = useTranslation('diary-elsewhere');
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState('');
  const where = { schoolId, accountId: account.accountId, issuerId: issuer.issuerId };
  const act = useMutation({
    mutationFn: () =>
      link === undefined
        ? linkAccount(app.core, where, { subject, reason: reason.trim() })
        : unlinkAccount(app.core, where, { reason: reason.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [OFFICE_LINKS, schoolId] });
      onClose();
    },
  });
  const kind = link === undefined ? 'link' : 'unlink';
  return (
    <Question
      isOpen
      danger={link !== undefined}
      onClose={onClose}
      question={t(`office.${kind}Ask`, { name: account.name, label: issuer.label })}
      consequence={<p>{t(`office.${kind}Effect`)}</p>}
      leave={t('issuer.leave')}
      verb={t(`own.${kind}`)}
      busy={act.isPending}
      isDisabled={reason.trim() === '' || (link === undefined && subject.trim() === '')}
      onAnswer={() => act.mutate()}
    >
      {link === undefined && (
        <Field
          label={t('office.subject')}
          name="subject"
          hint={t('office.subjectHint')}
          autoComplete="off"
          spellCheck="false"
          maxLength={LONGEST_SUBJECT}
          value={subject}
          onChange={setSubject}
        />
      )}
      <Field
        label={t('office.reason')}
        name="reason"
        maxLength={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {act.error && <Trouble error={act.error} />}
    </Question>
  );
};

/** Whom the school’s issuers mean by an account; nothing where there is no issuer. */
export const OfficeLinks = ({
  account,
}: {
  readonly account: { readonly accountId: string; readonly name: string };
}) => {
  const app = useApp();
  const schoolId = useSchoolId();
  const { t } = useTranslation('diary-elsewhere');
  const { accountId } = account;
  const { data: issuers = [] } = useQuery(issuersQuery(app, schoolId));
  const { data: links } = useQuery(officeLinksQuery(app.core, { schoolId, accountId }));
  const [asked, ask] = useState<Asked>();
  // An issuer that is switched off is named where a link to it stands, so that it can be taken away.
  const shown = issuers.filter(
    ({ isOn, issuerId }) => isOn || links?.some((link) => link.issuerId === issuerId),
  );
  if (shown.length === 0 || links === undefined) return null;
  return (
    <section className="account-factors" aria-labelledby="account-links">
      <h3 id="account-links">{t('title')}</h3>
      <ul>
        {shown.map((issuer) => {
          const link = links.find(({ issuerId }) => issuerId === issuer.issuerId);
          return (
            <li key={issuer.issuerId}>
              <b>{issuer.label}</b>{' '}
              <span className="soft">{link?.subject ?? t('office.none')}</span>{' '}
              <Button low onPress={() => ask({ issuer, link })}>
                {t(link === undefined ? 'own.link' : 'own.unlink')}
              </Button>
            </li>
          );
        })}
      </ul>
      {asked && <LinkQuestion asked={asked} account={account} onClose={() => ask(undefined)} />}
    </section>
  );
};
