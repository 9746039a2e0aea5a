import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useDateWords } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSession } from '../../session/use-session.ts';
import { type OwnTerms, ownTermsQuery, readTerms, TERMS } from './terms-queries.ts';
import '../privacy/privacy.css';

/** The wording in the language of the page; Polish where the school has no other. */
const useWording = () => {
  const { i18n } = useTranslation();
  return ({ textPl, textUk, textEn }: OwnTerms): { text: string; lang: string } => {
    const own = i18n.language === 'uk' ? textUk : i18n.language === 'en' ? textEn : null;
    return own === null ? { text: textPl, lang: 'pl' } : { text: own, lang: i18n.language };
  };
};

const School = ({ terms, isOnly }: { readonly terms: OwnTerms; readonly isOnly: boolean }) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const queries = useQueryClient();
  const toast = useToast();
  const dates = useDateWords();
  const { text, lang } = useWording()(terms);
  const school = useSession().memberships.find(({ schoolId }) => schoolId === terms.schoolId);
  const day = (date: string) => `${dates.dayMonth(date)}.${date.slice(0, 4)}`;
  const acknowledge = useMutation({
    mutationFn: () => readTerms(core, terms),
    onSuccess: async () => {
      toast({ text: t('terms.thanks') });
      await queries.invalidateQueries({ queryKey: [TERMS] });
    },
    onError: () => queries.invalidateQueries({ queryKey: [TERMS] }),
  });
  return (
    <section className="sheet privacy-form">
      {!isOnly && <p className="soft">{school?.schoolName}</p>}
      <h2>{terms.title}</h2>
      <p className="soft small">
        {t('terms.facts', { number: String(terms.number), day: day(terms.validFrom) })}{' '}
        {terms.nextFrom !== undefined && t('terms.next', { day: day(terms.nextFrom) })}
      </p>
      <div className="terms-text" lang={lang}>
        {text.split(/\n{2,}/).map((part) => (
          <p key={part}>{part}</p>
        ))}
      </div>
      {terms.readAtUtc === null ? (
        <div className="privacy-acts">
          <Button
            kind="go"
            icon="check"
            isPending={acknowledge.isPending}
            onPress={() => acknowledge.mutate()}
          >
            {t('terms.know')}
          </Button>
        </div>
      ) : (
        <p className="small">{t('terms.known')}</p>
      )}
      {acknowledge.error && <Trouble error={acknowledge.error} />}
    </section>
  );
};

/** „Regulamin": what holds in each school of the person, with „Znam" until it was read (HELP-02, HELP-03). */
export const TermsScreen = () => {
  const { t } = useTranslation('diary-privacy');
  const { data, error, isPending, refetch } = useQuery(ownTermsQuery(useApp().core));
  const unread = data?.some(({ readAtUtc }) => readAtUtc === null) === true;
  return (
    <Page title={t('terms.title')} lead={unread ? t('terms.readFirst') : undefined} back="/help">
      <div className="privacy">
        {isPending && <Skeleton lines={10} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <EmptyState icon="book">{t('terms.none')}</EmptyState>}
        {data?.map((terms) => (
          <School key={terms.termsId} terms={terms} isOnly={data.length === 1} />
        ))}
        {data && !unread && (
          <div className="privacy-acts">
            <LinkButton href="/" icon="right">
              {t('terms.goOn')}
            </LinkButton>
            <LinkButton href="/help" icon="help">
              {t('terms.help')}
            </LinkButton>
          </div>
        )}
      </div>
    </Page>
  );
};
