import { useMutation } from '@tanstack/react-query';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { makeHubCode, type SiteHealth } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { useLink } from '../../live/live-context.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';

interface Made {
  readonly code: string;
  readonly expiresAtUtc: number;
}

interface HubCodeProps {
  readonly site: SiteHealth;
  readonly schoolId: string;
  readonly onClose: () => void;
}

/** The code, large and printable, with the command to type. Once closed it is gone. */
const CodeSheet = ({ made, site, schoolId, onClose }: HubCodeProps & { readonly made: Made }) => {
  const { t } = useTranslation('diary-devices');
  const moment = useMoment(useZone(schoolId));
  const command = `furtka hub enrol --config hub.json --core ${location.origin} --code ${made.code}`;
  return (
    <ModalOverlay className="veil printed" isOpen isKeyboardDismissDisabled>
      <Modal className="dialog code-sheet">
        <Dialog role="dialog">
          <Heading slot="title" level={2}>
            {t('code.title', { site: site.name })}
          </Heading>
          <p className="code-big">{made.code}</p>
          <p>{t('code.until', { when: moment(made.expiresAtUtc) })}</p>
          <div>
            <p className="label">{t('code.command')}</p>
            <code className="command">{command}</code>
          </div>
          <Note kind="lamp">{t('code.once')}</Note>
          <div className="answers">
            <Button icon="print" onPress={() => print()}>
              {t('code.print')}
            </Button>
            <Button kind="go" autoFocus onPress={onClose}>
              {t('code.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};

/** Asks, makes the code, shows it once. */
export const HubCode = (props: HubCodeProps) => {
  const { site, schoolId, onClose } = props;
  const { t } = useTranslation('diary-devices');
  const { core } = useApp();
  const { state } = useLink();
  const making = useMutation({ mutationFn: () => makeHubCode(core, schoolId, site.siteId) });
  if (making.data) return <CodeSheet {...props} made={making.data} />;
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('code.question')}
      consequence={<p>{t('code.consequence', { site: site.name })}</p>}
      leave={t('leave')}
      verb={t('code.make')}
      busy={making.isPending}
      isDisabled={state === 'offline'}
      onAnswer={() => making.mutate()}
    >
      {site.hub && <Note kind="lamp">{t('code.hasHub')}</Note>}
      {making.error && <Trouble error={making.error} />}
    </Question>
  );
};
