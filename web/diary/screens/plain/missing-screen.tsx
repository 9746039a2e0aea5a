import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';

/** No such address. Stands without a shell, because nobody may be signed in. */
export const MissingScreen = () => {
  const { t } = useTranslation('diary');
  return (
    <main id="main" className="main lonely">
      <h1>{t('missing.title')}</h1>
      <EmptyState
        icon="door"
        act={
          <LinkButton href="/" icon="home">
            {t('right.back')}
          </LinkButton>
        }
      >
        {t('missing.text')}
      </EmptyState>
    </main>
  );
};
