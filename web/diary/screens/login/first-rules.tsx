import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import type { Session } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { sessionQuery } from '../../session/session.ts';
import { type OwnTerms, ownTermsQuery, readTerms, TERMS } from '../help/terms-queries.ts';

const wordingOf = (terms: OwnTerms, language: string): { text: string; lang: string } => {
  const own = language === 'uk' ? terms.textUk : language === 'en' ? terms.textEn : null;
  return own === null ? { text: terms.textPl, lang: 'pl' } : { text: own, lang: language };
};

const Regulations = ({ terms }: { readonly terms: OwnTerms }) => {
  const { i18n } = useTranslation();
  const { text, lang } = wordingOf(terms, i18n.language);
  return (
    <details className="first-terms">
      <summary>{terms.title}</summary>
      <div lang={lang}>
        {text.split(/\n{2,}/).map((part) => (
          <p key={part}>{part}</p>
        ))}
      </div>
    </details>
  );
};

/** Regulations, where help is, and that work here is monitored: one page, one press (HELP-03, ACCT-53). */
export const FirstRules = ({
  session,
  onDone,
}: {
  readonly session: Session;
  readonly onDone: () => void;
}) => {
  const app = useApp();
  const { core } = app;
  const queries = useQueryClient();
  const { t } = useTranslation(['diary-first', 'diary-accounts']);
  const { data, error, isPending } = useQuery(ownTermsQuery(core));
  const know = useMutation({
    mutationFn: async () => {
      for (const terms of data ?? []) if (terms.readAtUtc === null) await readTerms(core, terms);
      const version = session.noticeToAcknowledge;
      if (version !== undefined)
        await dataOf(core.client.POST('/api/v1/own-account/notice', { body: { version } }));
      await queries.invalidateQueries({ queryKey: [TERMS] });
      await queries.fetchQuery({ ...sessionQuery(app), staleTime: 0 });
    },
    onSuccess: onDone,
  });
  return (
    <div className="form">
      {isPending && <Skeleton lines={3} />}
      {error && <Trouble error={error} />}
      {data?.map((terms) => (
        <Regulations key={terms.termsId} terms={terms} />
      ))}
      {data?.length === 0 && <p>{t('diary-first:rules.none')}</p>}
      <p>
        <b>{t('diary-accounts:notice.title')}</b> {t('diary-accounts:notice.text')}
      </p>
      <p>{t('diary-first:rules.help')}</p>
      {know.error && <Trouble error={know.error} />}
      <Button
        kind="go"
        wide
        icon="check"
        isPending={know.isPending}
        isDisabled={data === undefined}
        onPress={() => know.mutate()}
      >
        {t('diary-first:rules.know')}
      </Button>
    </div>
  );
};
