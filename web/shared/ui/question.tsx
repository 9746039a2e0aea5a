import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';

export interface QuestionProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The title is the question. */
  readonly question: string;
  /** What will happen. */
  readonly consequence: ReactNode;
  /** The harmless answer; it has the focus. */
  readonly leave: string;
  /** The answer is a verb. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly isDisabled?: boolean;
  readonly onAnswer: () => void;
  readonly children?: ReactNode;
}

/** A question before something that cannot simply be undone. `Esc` is the harmless answer. */
export const Question = (props: QuestionProps) => (
  <ModalOverlay
    className="veil"
    isOpen={props.isOpen}
    onOpenChange={(open) => {
      if (!open) props.onClose();
    }}
  >
    <Modal className={props.danger ? 'dialog danger' : 'dialog'}>
      <Dialog role="alertdialog">
        <Heading slot="title" level={2}>
          {props.question}
        </Heading>
        <div className="soft">{props.consequence}</div>
        {props.children}
        <div className="answers">
          <Button autoFocus onPress={props.onClose}>
            {props.leave}
          </Button>
          <Button
            kind={props.danger ? 'stopFull' : 'go'}
            isPending={props.busy ?? false}
            isDisabled={props.isDisabled ?? false}
            onPress={props.onAnswer}
          >
            {props.verb}
          </Button>
        </div>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
