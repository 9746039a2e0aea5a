import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import type { Issued } from './person-queries.ts';
import './issued-once.css';

/** The one-time password, shown once and printable as a slip. It lives only in this component and goes with it. */
export const IssuedOnce = ({
  issued,
  name,
  onClose,
}: {
  readonly issued: Issued;
  readonly name: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-office');
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isKeyboardDismissDisabled
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog slip">
        <Dialog>
          <Heading slot="title" level={2}>
            {t('account.onceTitle')}
          </Heading>
          <p className="soft">{name}</p>
          <div className="once">
            <span className="label">{t('account.login')}</span>
            <b>{issued.login}</b>
            <span className="label">{t('account.onceTitle')}</span>
            <b data-secret="one-time">{issued.oneTimePassword}</b>
          </div>
          <p className="print-only">{t('account.slip')}</p>
          <p className="soft small screen-only">{t('account.onceNote')}</p>
          <div className="answers screen-only">
            <Button icon="print" onPress={() => print()}>
              {t('account.print')}
            </Button>
            <Button kind="go" autoFocus onPress={onClose}>
              {t('account.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
