import { useSyncExternalStore } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../shared/api/client.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useApp } from '../data/app.ts';
import { ProofForm } from './proof-form.tsx';

/** Opens when an act needs a fresh proof; the act then goes on by itself. */
export const StepUp = () => {
  const { core, proofs } = useApp();
  const { t } = useTranslation('diary-sign-in');
  const isOpen = useSyncExternalStore(proofs.onChange, proofs.isOpen);
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) proofs.answer(false);
      }}
    >
      <Modal className="dialog">
        <Dialog>
          <Heading slot="title" level={2}>
            {t('step.question')}
          </Heading>
          <p className="soft">{t('step.why')}</p>
          <ProofForm
            load={() => dataOf(core.client.POST('/api/v1/session/proof/options'))}
            show={async (body) => {
              await dataOf(core.client.POST('/api/v1/session/proof', { body }));
              proofs.answer(true);
            }}
          />
          <div className="answers">
            <Button onPress={() => proofs.answer(false)}>{t('step.leave')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
