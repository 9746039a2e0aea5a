import { useTranslation } from 'react-i18next';
import { ApiFailure, hasStatus, isOffline } from '../../shared/api/failure.ts';
import { errorText } from '../../shared/i18n/code-text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Note } from '../../shared/ui/note.tsx';

/** What went wrong, in words: what happened, what stayed safe, what to do. */
export const useTroubleText = (): ((error: unknown) => string) => {
  const { t, i18n } = useTranslation('diary');
  return (error) => {
    if (isOffline(error)) return t('trouble.network');
    if (!(error instanceof ApiFailure)) return t('trouble.page');
    return (
      errorText(i18n, error.code, error.details) ??
      (hasStatus(error, 403)
        ? t('trouble.right')
        : hasStatus(error, 404)
          ? t('trouble.missing')
          : t('trouble.server'))
    );
  };
};

/** A part of a page that could not be read, with the way to try again. */
export const Trouble = ({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) => {
  const { t } = useTranslation('ui');
  const say = useTroubleText();
  return (
    <Note kind={isOffline(error) ? 'lamp' : 'no'} role="alert">
      <p>{say(error)}</p>
      {onRetry && (
        <Button icon="sync" onPress={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Note>
  );
};
