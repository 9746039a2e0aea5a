import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { TERMS, type TermsVersion, termsQuery, unreadQuery } from './terms-queries.ts';

const useTermsChange = <Input,>(
  act: (input: Input) => Promise<unknown>,
  { said, onDone }: { readonly said: string; readonly onDone?: () => void },
) => {
  const queries = useQueryClient();
  const toast = useToast();
  const readAgain = () => queries.invalidateQueries({ queryKey: [TERMS] });
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toast({ text: said });
      onDone?.();
      await readAgain();
    },
    onError: readAgain,
  });
};

const wordingOf = (terms: TermsVersion | undefined) => ({
  title: terms?.title ?? '',
  textPl: terms?.textPl ?? '',
  textUk: terms?.textUk ?? '',
  textEn: terms?.textEn ?? '',
});

/** Writes a draft, a new one or the one at hand. */
const DraftForm = ({
  draft,
  onClose,
}: {
  readonly draft: TermsVersion | undefined;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const [typed, setTyped] = useState(wordingOf(draft));
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const body = { ...typed, textUk: orNull(typed.textUk), textEn: orNull(typed.textEn) };
  const headers = inSchool(schoolId);
  const save = useTermsChange(
    () =>
      draft === undefined
        ? dataOf(core.client.POST('/api/v1/terms', { headers, body }))
        : dataOf(
            core.client.PUT('/api/v1/terms/{termsId}', {
              headers,
              params: { path: { termsId: draft.termsId } },
              body: { ...body, version: draft.version },
            }),
          ),
    { said: t('terms.saved'), onDone: onClose },
  );
  const isReady = typed.title.trim() !== '' && typed.textPl.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) save.mutate(undefined);
  };
  return (
    <form className="sheet privacy-form" onSubmit={send} aria-label={t('terms.draft')}>
      <h2>{t('terms.draft')}</h2>
      <Field
        label={t('terms.name')}
        name="title"
        maxLength={120}
        value={typed.title}
        onChange={(title) => setTyped({ ...typed, title })}
      />
      {(['textPl', 'textUk', 'textEn'] as const).map((name) => (
        <Field
          key={name}
          label={t(`terms.${name}`)}
          {...(name === 'textPl' ? { hint: t('terms.textHint') } : {})}
          name={name}
          rows={name === 'textPl' ? 10 : 3}
          maxLength={30_000}
          value={typed[name]}
          onChange={(text) => setTyped({ ...typed, [name]: text })}
        />
      ))}
      {save.error && <Trouble error={save.error} />}
      <div className="privacy-acts">
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={save.isPending}>
          {t('terms.save')}
        </Button>
        <Button onPress={onClose}>{t('leave')}</Button>
      </div>
    </form>
  );
};

const PublishQuestion = ({
  draft,
  onClose,
}: {
  readonly draft: TermsVersion;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const [validFrom, setFrom] = useState<string>(today);
  const publish = useTermsChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/terms/{termsId}/publish', {
          headers: inSchool(schoolId),
          params: { path: { termsId: draft.termsId } },
          body: { validFrom, version: draft.version },
        }),
      ),
    { said: t('terms.published'), onDone: onClose },
  );
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('terms.publishQuestion', { name: draft.title })}
      consequence={<p>{t('terms.publishWhat')}</p>}
      leave={t('leave')}
      verb={t('terms.publish')}
      busy={publish.isPending}
      isDisabled={validFrom === ''}
      onAnswer={() => publish.mutate(undefined)}
    >
      <Field
        label={t('terms.validFrom')}
        name="validFrom"
        type="date"
        value={validFrom}
        onChange={setFrom}
      />
      {publish.error && <Trouble error={publish.error} />}
    </Question>
  );
};

const LOOKS = {
  draft: ['pen', 'pencil'],
  coming: ['wait', 'clock'],
  inForce: ['ok', 'check'],
  past: ['line', 'history'],
} as const;

const Line = ({ terms, onEdit }: { readonly terms: TermsVersion; readonly onEdit: () => void }) => {
  const { t } = useTranslation('diary-privacy');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const dates = useDateWords();
  const [isAsking, ask] = useState(false);
  const isWriter = may(useRoles(), 'setOptions');
  const head = {
    headers: inSchool(schoolId),
    params: { path: { termsId: terms.termsId } },
  };
  const withdraw = useTermsChange(
    () =>
      dataOf(
        core.client.POST('/api/v1/terms/{termsId}/withdraw', {
          ...head,
          body: { version: terms.version },
        }),
      ),
    { said: t('terms.withdrawn') },
  );
  const remove = useTermsChange(() => dataOf(core.client.DELETE('/api/v1/terms/{termsId}', head)), {
    said: t('terms.removed'),
  });
  const [tag, icon] = LOOKS[terms.state];
  const { validFrom } = terms;
  return (
    <li className="sheet privacy-line">
      <p>
        <b>{terms.title}</b>{' '}
        <Tag kind={tag} icon={icon}>
          {t(`terms.state.${terms.state}`)}
        </Tag>
      </p>
      {validFrom !== null && (
        <p className="soft small">
          {t('terms.facts', {
            number: String(terms.number ?? 0),
            day: `${dates.dayMonth(validFrom)}.${validFrom.slice(0, 4)}`,
          })}{' '}
          {t('terms.readings', { count: terms.readings })}
        </p>
      )}
      {isWriter && terms.state === 'draft' && (
        <div className="privacy-acts">
          <Button icon="pencil" onPress={onEdit}>
            {t('terms.edit')}
          </Button>
          <Button icon="megaphone" onPress={() => ask(true)}>
            {t('terms.publish')}
          </Button>
          <Button isPending={remove.isPending} onPress={() => remove.mutate(undefined)}>
            {t('terms.remove')}
          </Button>
        </div>
      )}
      {isWriter && terms.state === 'coming' && (
        <div className="privacy-acts">
          <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
            {t('terms.withdraw')}
          </Button>
        </div>
      )}
      {(withdraw.error ?? remove.error) && <Trouble error={withdraw.error ?? remove.error} />}
      {isAsking && <PublishQuestion draft={terms} onClose={() => ask(false)} />}
    </li>
  );
};

const Unread = () => {
  const { t } = useTranslation(['diary-privacy', 'diary']);
  const { data } = useQuery(unreadQuery(useApp().core, useSchoolId()));
  const [isOpen, setOpen] = useState(false);
  if (!data || data.termsId === null) return null;
  return (
    <section className="sheet privacy-form">
      <h2>{t('diary-privacy:terms.unread')}</h2>
      <p>
        {t('diary-privacy:terms.unreadCount', {
          count: data.unread,
          all: String(data.accounts),
        })}
      </p>
      {data.unread > 0 && (
        <div className="privacy-acts">
          <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('diary-privacy:terms.hide') : t('diary-privacy:terms.show')}
          </Button>
        </div>
      )}
      {isOpen && (
        <ul className="privacy-runs">
          {data.items.map(({ accountId, name, role }) => (
            <li key={accountId}>
              {name} <span className="soft small">{t(`diary:role.${role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** Versions of the regulations, and who has not read the one in force. */
export const TermsPart = () => {
  const { t } = useTranslation('diary-privacy');
  const { data, error, isPending, refetch } = useQuery(termsQuery(useApp().core, useSchoolId()));
  const [editing, edit] = useState<TermsVersion | 'new'>();
  const isWriter = may(useRoles(), 'setOptions');
  return (
    <>
      {isWriter && editing === undefined && (
        <div className="privacy-acts">
          <Button kind="go" icon="plus" onPress={() => edit('new')}>
            {t('terms.new')}
          </Button>
        </div>
      )}
      {editing !== undefined && (
        <DraftForm
          draft={editing === 'new' ? undefined : editing}
          onClose={() => edit(undefined)}
        />
      )}
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="book">{t('terms.noneYet')}</EmptyState>}
      <ul className="privacy-list">
        {data?.map((terms) => (
          <Line key={terms.termsId} terms={terms} onEdit={() => edit(terms)} />
        ))}
      </ul>
      <Unread />
    </>
  );
};
