import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { QuarantinedRow } from '../../data/admin-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import type { RowResult } from './replay-run.ts';
import { useCodeWord } from './use-code-word.ts';
import type { Replay } from './use-replay.ts';
import { visibleParts } from './visible-text.ts';

/** What was received, as text that can do nothing: every sign that cannot be seen is named. */
const Bytes = ({ row }: { readonly row: QuarantinedRow }) => {
  const { t } = useTranslation('diary-quarantine');
  const isCut = row.text.length < row.bytes && row.text.length >= 4096;
  return (
    <details className="bytes">
      <summary>{t('bytes', { count: row.bytes })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls inside its frame, and keys must reach that */}
      <pre tabIndex={0}>
        {visibleParts(row.text).map(({ text, isSign }, index) =>
          isSign ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
            <span key={index} className="sign">
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </pre>
      {isCut && <p className="soft small">{t('cut')}</p>}
    </details>
  );
};

const ResultTag = ({ result }: { readonly result: RowResult }) => {
  const { t } = useTranslation('diary-quarantine');
  return result.outcome === 'taken' ? (
    <Tag kind="ok" icon="check">
      {t('rowTaken')}
    </Tag>
  ) : (
    <Tag kind="wait" icon="clock">
      {t('rowLeft')}
    </Tag>
  );
};

/** What can be made out of the row; nobody has checked it, and that is said. */
const Guess = ({ row, schoolId }: { readonly row: QuarantinedRow; schoolId: string }) => {
  const { t } = useTranslation('diary-quarantine');
  const moment = useMoment(useZone(schoolId));
  const parts = [
    ...(row.doorName === undefined ? [] : [t('fromDoor', { door: row.doorName })]),
    ...(row.kind === undefined ? [] : [t('kind', { kind: row.kind })]),
    ...(row.occurredAtUtc === undefined
      ? []
      : [t('occurred', { when: moment(row.occurredAtUtc) })]),
    ...(row.sourceId === undefined ? [] : [t('from', { id: row.sourceId.slice(0, 8) })]),
  ];
  if (parts.length === 0) return null;
  return (
    <p className="small" title={t('guess')}>
      {parts.join(' · ')} <span className="soft">{t('guess')}</span>
    </p>
  );
};

interface RowProps {
  readonly row: QuarantinedRow;
  readonly schoolId: string;
  readonly replay: Replay;
}

const Row = ({ row, schoolId, replay }: RowProps) => {
  const { t } = useTranslation('diary-quarantine');
  const moment = useMoment(useZone(schoolId));
  const word = useCodeWord();
  const result = replay.run?.rows.get(row.quarantineId);
  const isTaken = result?.outcome === 'taken';
  return (
    <li className="aside">
      <div className="aside-what">
        <p className="part-head">
          <b>{word(result?.code ?? row.code)}</b>
          {result && <ResultTag result={result} />}
        </p>
        <p className="soft small">
          {t('received', { when: moment(row.receivedAtUtc) })} ·{' '}
          {t('fromHub', { id: row.hubId.slice(0, 8), position: String(row.position) })}
        </p>
        <Guess row={row} schoolId={schoolId} />
        <Bytes row={row} />
      </div>
      {!isTaken && (
        <Button
          icon="sync"
          aria-label={t('replayOne', { position: String(row.position) })}
          isPending={replay.busyRow === row.quarantineId}
          isDisabled={replay.isRunning && replay.busyRow !== row.quarantineId}
          onPress={() => replay.one(row.quarantineId)}
        >
          {t('replay')}
        </Button>
      )}
    </li>
  );
};

/** Rows that wait, oldest first. A row that was taken stays until the page is read anew: nothing moves under a finger. */
export const RowList = ({
  rows,
  schoolId,
  replay,
}: {
  readonly rows: readonly QuarantinedRow[];
  readonly schoolId: string;
  readonly replay: Replay;
}) => {
  const { t } = useTranslation('diary-quarantine');
  return (
    <ul className="sheet asides" aria-label={t('list')}>
      {rows.map((row) => (
        <Row key={row.quarantineId} row={row} schoolId={schoolId} replay={replay} />
      ))}
    </ul>
  );
};
