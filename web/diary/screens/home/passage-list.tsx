import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../shared/api/wire.ts';
import type { ZoneTime } from '../../../shared/time/zone-time.ts';
import { Icon } from '../../../shared/ui/icon.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { usePassageWords } from './passage-words.ts';

/** Passages, newest first: time, what happened, which door, and whether the record came late. */
export const PassageList = ({
  label,
  passages,
  zone,
}: {
  readonly label: string;
  readonly passages: readonly Passage[];
  readonly zone: ZoneTime;
}) => {
  const { t } = useTranslation('diary');
  const wordsOf = usePassageWords();
  return (
    <ul className="passages" aria-label={label}>
      {passages.map((passage) => {
        const { kind, icon, text } = wordsOf(passage);
        return (
          <li key={passage.eventId} className={`row ${kind}`}>
            <Icon name={icon} />
            <b>{zone.clockOf(passage.occurredAtUtc)}</b>
            <span className="what">
              {text}
              <span className="soft"> · {passage.doorName}</span>
            </span>
            {passage.late && (
              <Tag kind="line" icon="clock">
                {t('passage.late')}
              </Tag>
            )}
          </li>
        );
      })}
    </ul>
  );
};
