import { useTranslation } from 'react-i18next';
import { useDelayed } from './use-delayed.ts';

/** Waiting is shown only when it lasts. */
const PATIENCE_MS = 400;

/** Grey lines where text will stand. */
export const Skeleton = ({ lines = 4 }: { readonly lines?: number }) => {
  const { t } = useTranslation('ui');
  if (!useDelayed(true, PATIENCE_MS)) return null;
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={index} />
      ))}
    </div>
  );
};
