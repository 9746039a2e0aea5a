import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { holdersQuery, type ProblemKind, reportProblem } from './problem-queries.ts';
import { useProblemAct, useProblems } from './use-problems.ts';

const KINDS = ['doesNotOpen', 'lost', 'damaged', 'found', 'other'] as const satisfies ProblemKind[];

/** What is wrong with whose card. One's own or the only child's needs no choosing. */
export const ProblemForm = ({
  holder: asked,
  onClose,
}: {
  readonly holder: string | undefined;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId } = useProblems();
  const toast = useToast();
  const { data: holders, error, refetch } = useQuery(holdersQuery(core, schoolId));
  const [chosen, choose] = useState(asked);
  const [kind, setKind] = useState<ProblemKind | ''>('');
  const [note, setNote] = useState('');
  const known = holders?.find(({ personId }) => personId === chosen);
  const holderId = known?.personId ?? (holders?.length === 1 ? holders[0]?.personId : undefined);
  const send = useProblemAct(
    (body: { holderId: string; kind: ProblemKind }) =>
      reportProblem(core, schoolId, { ...body, note: note.trim() }),
    () => {
      toast({ text: t('sent') });
      onClose();
    },
  );
  if (error && !holders) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!holders) return <Skeleton lines={4} />;
  if (holders.length === 0) return <p className="soft">{t('nobody')}</p>;
  const isReady = holderId !== undefined && kind !== '' && (kind !== 'other' || note.trim() !== '');
  return (
    <form
      className="form problem-form"
      aria-label={t('report')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !send.isPending) send.mutate({ holderId, kind });
      }}
    >
      <SelectField
        label={t('whose')}
        prompt={t('choose')}
        choices={holders.map(({ personId, name, className }) => ({
          id: personId,
          label: className === undefined ? name : `${name}, ${className}`,
        }))}
        value={holderId ?? ''}
        onChange={choose}
      />
      <SelectField
        label={t('what')}
        prompt={t('choose')}
        choices={KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={kind}
        onChange={setKind}
        {...(kind === 'lost' ? { hint: t('lostHint') } : {})}
      />
      <Field
        label={kind === 'other' ? t('noteNeeded') : t('note')}
        name="note"
        rows={2}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
      {send.error && <Trouble error={send.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={send.isPending} isDisabled={!isReady}>
          {t('send')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
};
