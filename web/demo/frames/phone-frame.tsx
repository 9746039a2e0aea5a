import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { signInGuardian } from '../demo-link.ts';
import { LiveFrame } from './live-frame.tsx';

/** The diary as the guardian's phone shows it. One press signs the guardian in, in this browser. */
export const PhoneFrame = ({
  guardianName,
  onFailed,
}: {
  guardianName: string;
  onFailed: () => void;
}) => {
  const { t } = useTranslation('demo');
  const [turn, setTurn] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    try {
      await signInGuardian();
      setTurn(turn + 1);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      onFailed();
    } finally {
      setBusy(false);
    }
  };
  return (
    <LiveFrame kind="phone" title={t('phone')} address="/" turn={turn}>
      <Button wide low icon="key" isPending={isBusy} onPress={() => void enter()}>
        {t('phone.signIn', { name: guardianName })}
      </Button>
    </LiveFrame>
  );
};
