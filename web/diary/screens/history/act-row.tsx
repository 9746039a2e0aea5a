import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import type { AuditEntry } from '../../data/admin-queries.ts';
import { type RecordDiff, recordDiff } from './diff-rows.ts';
import type { HistoryWords } from './use-history-words.ts';

/** Changed fields that stand open; more wait behind a button, and go to paper all the same. */
const OPEN_FIELDS = 6;

interface PartProps {
  readonly entry: AuditEntry;
  readonly words: HistoryWords;
}

/** One field: before → after. A record that came has no before, one that went no after. */
const Field = ({ entry, words, row }: PartProps & { row: RecordDiff['rows'][number] }) => {
  const { t } = useTranslation('diary-history');
  const text = (value: unknown) => words.value(entry, row.field, value);
  return (
    <div className="diff-row">
      <dt>{words.wordOf('field', row.field)}</dt>
      <dd>
        {'before' in row && (
          <del>
            <span className="vh">{t('was')} </span>
            {text(row.before)}
          </del>
        )}
        {'before' in row && 'after' in row && (
          <span className="diff-arrow" aria-hidden="true">
            →
          </span>
        )}
        {'after' in row && (
          <ins>
            <span className="vh">{t('is')} </span>
            {text(row.after)}
          </ins>
        )}
      </dd>
    </div>
  );
};

const Diff = ({ entry, words, diff }: PartProps & { readonly diff: RecordDiff }) => {
  const { t } = useTranslation('diary-history');
  const name = diff.recordId === undefined ? undefined : entry.names[diff.recordId];
  const operation =
    diff.operation === 'insert' || diff.operation === 'update' || diff.operation === 'remove'
      ? t(`op.${diff.operation}`)
      : t('op.note');
  const title = [
    diff.record === undefined ? undefined : words.wordOf('record', diff.record),
    name,
  ].filter((part) => part !== undefined);
  return (
    <div className="diff">
      <p className="soft small">
        {title.join(' · ')}
        {title.length > 0 && ': '}
        {operation}
      </p>
      {diff.rows.length > 0 && (
        <dl>
          {diff.rows.map((row) => (
            <Field key={row.field} entry={entry} words={words} row={row} />
          ))}
        </dl>
      )}
    </div>
  );
};

/** The first fields, and the rest behind a press. */
const Changes = ({ entry, words }: PartProps) => {
  const { t } = useTranslation('diary-history');
  const [isOpen, setOpen] = useState(false);
  const diffs = entry.changes.map(recordDiff);
  const shown: RecordDiff[] = [];
  let room = OPEN_FIELDS;
  for (const diff of diffs) {
    if (room <= 0 && shown.length > 0) break;
    shown.push({ ...diff, rows: diff.rows.slice(0, Math.max(room, 1)) });
    room -= Math.max(diff.rows.length, 1);
  }
  const count = (list: readonly RecordDiff[]) =>
    list.reduce((sum, { rows }) => sum + Math.max(rows.length, 1), 0);
  const left = count(diffs) - count(shown);
  const list = isOpen ? diffs : shown;
  return (
    <>
      {list.map((diff, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the changes of an act never move
        <Diff key={index} entry={entry} words={words} diff={diff} />
      ))}
      {left > 0 && !isOpen && (
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          {t('moreChanges', { count: left })}
        </button>
      )}
    </>
  );
};

/** One act: when, who in which function and from where, what, and what was changed from what to what. */
export const ActRow = ({ entry, words }: PartProps) => {
  const { t } = useTranslation('diary-history');
  const { actor, reason, erased, atUtc, atSchoolUtc, version } = entry;
  const at = words.moment(atSchoolUtc);
  return (
    <li className="act">
      <div className="act-when">
        <time dateTime={new Date(atSchoolUtc).toISOString()}>{at}</time>
        <span className="soft small">{t('entry', { version: String(version) })}</span>
        {Math.abs(atUtc - atSchoolUtc) > 1000 && (
          <span className="soft small">{t('clockDiffers', { when: words.moment(atUtc) })}</span>
        )}
      </div>
      <div className="act-who">
        <b>{words.actor(actor)}</b>
        <RoleWord role={actor.role} />
        {actor.address !== undefined && (
          <span className="soft small">{t('address', { address: actor.address })}</span>
        )}
      </div>
      <div className="act-what">
        <p>
          <b>{words.wordOf('act', entry.action)}</b>
          <span className="soft"> · {words.subject(entry)}</span>
        </p>
        {reason !== undefined && <p className="soft">{t('reason', { reason })}</p>}
        <Changes entry={entry} words={words} />
        {erased && <Note kind="pen">{t('erased')}</Note>}
      </div>
    </li>
  );
};

/** The function in which somebody acted, in the words of the rest of the diary. */
const RoleWord = ({ role }: { readonly role: string }) => {
  const { i18n } = useTranslation('diary');
  const word: unknown = i18n.getResource(i18n.language, 'diary', `role.${role}`);
  return <span className="soft small">{typeof word === 'string' ? word : role}</span>;
};
