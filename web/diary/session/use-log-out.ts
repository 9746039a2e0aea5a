import { useTranslation } from 'react-i18next';
import { useToast } from '../../shared/ui/toasts.tsx';
import { useApp } from '../data/app.ts';
import { logOut } from './session.ts';

/** Ends the session. When the server cannot be reached the person is told that it still stands. */
export const useLogOut = (): (() => void) => {
  const app = useApp();
  const toast = useToast();
  const { t } = useTranslation('diary');
  return () => {
    logOut(app).catch(() => toast({ text: t('logOut.failed') }));
  };
};
