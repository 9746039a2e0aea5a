import { useTranslation } from 'react-i18next';
import { Page } from '../../nav/page.tsx';
import { placesOf } from '../../nav/places.ts';
import { useRoles } from '../../session/use-session.ts';

/** Help for the places that this person has. */
export const HelpScreen = () => {
  const { t } = useTranslation('diary');
  const has = placesOf(useRoles()).map(({ href }) => href);
  const parts = [
    ...(has.includes('/passages') ? (['passages', 'signs'] as const) : []),
    ...(has.includes('/cards') ? (['cards', 'cardKeys'] as const) : []),
    'account',
    'idle',
  ] as const;
  return (
    <Page title={t('help.title')} back="/">
      <div className="sheet in text">
        {parts.map((part) => (
          <section key={part}>
            <h2>{t(`help.${part}.title`)}</h2>
            <p>{t(`help.${part}`)}</p>
          </section>
        ))}
      </div>
    </Page>
  );
};
