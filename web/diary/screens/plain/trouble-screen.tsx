import { useTranslation } from 'react-i18next';
import { isOffline } from '../../../shared/api/failure.ts';
import { Logo } from '../../../shared/ui/logo.tsx';
import { Trouble } from '../../nav/trouble.tsx';

/** The page could not be made at all: no network, no server, or a fault of the page itself. */
export const TroubleScreen = ({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}) => {
  const { t } = useTranslation('diary');
  return (
    <main id="main" className="main lonely">
      <Logo />
      <h1>{isOffline(error) ? t('trouble.networkTitle') : t('trouble.title')}</h1>
      <Trouble error={error} onRetry={onRetry} />
    </main>
  );
};
