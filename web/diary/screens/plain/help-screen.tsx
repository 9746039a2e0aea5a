import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { Page } from '../../nav/page.tsx';
import { placesOf } from '../../nav/places.ts';
import { STRUCTURE_KEEPERS } from '../../nav/readers.ts';
import { useRoles } from '../../session/use-session.ts';

/** Help for the places that this person has. */
export const HelpScreen = () => {
  const { t } = useTranslation(['diary', 'diary-office', 'diary-privacy', 'diary-structure']);
  const roles = useRoles();
  const has = placesOf(roles).map(({ href }) => href);
  const isKeeper = STRUCTURE_KEEPERS.some((role) => roles.includes(role));
  const parts = [
    ...(has.includes('/people') ? (['diary-office:help.people'] as const) : []),
    ...(isKeeper ? (['diary-structure:help.structure'] as const) : []),
    ...(has.includes('/calendar') ? (['diary-office:help.calendar'] as const) : []),
    ...(has.includes('/passages') ? (['diary:help.passages', 'diary:help.signs'] as const) : []),
    ...(has.includes('/cards') ? (['diary:help.cards', 'diary:help.cardKeys'] as const) : []),
    'diary:help.account',
    'diary:help.idle',
  ] as const;
  return (
    <Page title={t('diary:help.title')} back="/">
      <div className="help-links">
        <LinkButton href="/terms" icon="book">
          {t('diary-privacy:terms.title')}
        </LinkButton>
        <LinkButton href="/privacy" icon="info">
          {t('diary-privacy:own.title')}
        </LinkButton>
      </div>
      <div className="sheet in text">
        {parts.map((part) => (
          <section key={part}>
            <h2>{t(`${part}.title`)}</h2>
            <p>{t(part)}</p>
          </section>
        ))}
      </div>
    </Page>
  );
};
