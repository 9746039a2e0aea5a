import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { beginLink, OWN_LINKS, type OwnLink, ownLinksQuery, unlink } from './elsewhere-queries.ts';

const LinkRow = ({ link }: { readonly link: OwnLink }) => {
  const app = useApp();
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation('diary-elsewhere');
  const moment = useMoment(useZone());
  const { issuerId, label, schoolName, linkedAtUtc } = link;
  const isLinked = linkedAtUtc !== undefined;
  const act = useMutation({
    mutationFn: async () => {
      if (!isLinked) return window.location.assign(await beginLink(app, issuerId));
      await unlink(app, issuerId);
      toast({ text: t('own.unlinked') });
      await queries.invalidateQueries({ queryKey: [OWN_LINKS] });
    },
  });
  return (
    <li>
      <span>
        <b>{label}</b>{' '}
        <span className="soft">
          {schoolName}
          {isLinked && `, ${t('own.since', { when: moment(linkedAtUtc) })}`}
        </span>
        {act.error && <Trouble error={act.error} />}
      </span>
      <Button
        aria-label={t(isLinked ? 'own.unlinkThat' : 'own.linkThat', { label })}
        isPending={act.isPending}
        onPress={() => act.mutate()}
      >
        {t(isLinked ? 'own.unlink' : 'own.link')}
      </Button>
    </li>
  );
};

/** Where one’s schools let one sign in besides here; nothing where none does. */
export const OwnLinks = () => {
  const { t } = useTranslation('diary-elsewhere');
  const { data: links = [] } = useQuery(ownLinksQuery(useApp()));
  if (links.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="account-elsewhere">
      <header>
        <h2 id="account-elsewhere">{t('own.title')}</h2>
      </header>
      <div className="in">
        <p className="soft">{t('own.how')}</p>
        <ul className="own-list">
          {links.map((link) => (
            <LinkRow key={link.issuerId} link={link} />
          ))}
        </ul>
      </div>
    </section>
  );
};
