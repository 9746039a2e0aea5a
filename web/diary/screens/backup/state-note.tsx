import { useTranslation } from 'react-i18next';
import { Note, type NoteKind } from '../../../shared/ui/note.tsx';
import type { Keeping } from '../../data/keeping-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import { useSize } from './use-size.ts';

const KINDS: Record<Keeping['state'], NoteKind> = {
  off: 'no',
  missing: 'no',
  none: 'lamp',
  fine: 'ok',
  failing: 'lamp',
  old: 'no',
};

/** Whether the school could be brought back, in one sentence with the next step. */
export const StateNote = ({
  keeping,
  schoolId,
}: {
  readonly keeping: Keeping;
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary-backup');
  const moment = useMoment(useZone(schoolId));
  const size = useSize();
  const { state, lastGood } = keeping;
  return (
    <Note kind={KINDS[state]} role={state === 'old' || state === 'missing' ? 'alert' : 'status'}>
      <p>
        <b>{t(`state.${state}`)}</b>
      </p>
      {lastGood !== undefined && (
        <p>{t('last', { when: moment(lastGood.madeAtUtc), size: size(lastGood.bytes) })}</p>
      )}
      {state !== 'fine' && <p>{t(`state.${state}.next`)}</p>}
    </Note>
  );
};
