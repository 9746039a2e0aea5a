import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import type { Session } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { ProofForm } from '../../session/proof-form.tsx';
import { secondStep } from '../../session/session.ts';
import { GatePage } from './gate-page.tsx';

/** The password was right; one of the second factors follows. */
export const SecondStep = ({
  onDone,
  onBack,
}: {
  readonly onDone: (session: Session) => Promise<void>;
  readonly onBack: () => void;
}) => {
  const app = useApp();
  const { t } = useTranslation('diary-sign-in');
  return (
    <GatePage title={t('second.title')} lead={t('second.lead')}>
      <ProofForm
        load={() => dataOf(app.core.client.POST('/api/v1/session/second-step/options'))}
        show={async (shown) => {
          if (shown.way !== 'password') await onDone(await secondStep(app, shown));
        }}
      />
      <Button kind="bare" icon="left" onPress={onBack}>
        {t('second.back')}
      </Button>
    </GatePage>
  );
};
