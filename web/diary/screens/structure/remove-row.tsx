import { type ReactNode, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useStructureAddress } from './structure-address.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** Takes a row away after a question; what is in use the server keeps, and says why. */
export const RemoveRow = ({
  name,
  run,
  undo,
  children,
}: {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** Puts the same in again, where nothing is lost by it. */
  readonly undo?: () => Promise<unknown>;
  /** What the question says beside. */
  readonly children?: ReactNode;
}) => {
  const { t } = useStructure();
  const { pick } = useStructureAddress();
  const [isAsking, ask] = useState(false);
  const change = useStructureChange();
  const remove = () =>
    change.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        await run();
        return { text: t('removed', { name }), ...(undo && { undo }) };
      },
    });
  return (
    <section className="part">
      <div className="office-acts">
        <Button kind="stop" icon="x" onPress={() => ask(true)}>
          {t('remove')}
        </Button>
      </div>
      <Question
        isOpen={isAsking}
        onClose={() => {
          change.reset();
          ask(false);
        }}
        question={t('removeQuestion', { name })}
        consequence={children ?? <p>{t('removeWhat')}</p>}
        leave={t('leave')}
        verb={t('remove')}
        danger
        busy={change.isPending}
        onAnswer={remove}
      >
        {change.error && <Trouble error={change.error} />}
      </Question>
    </section>
  );
};
