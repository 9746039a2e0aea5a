import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { BackupCopy } from '../../data/keeping-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import { useSize } from './use-size.ts';

const CopyLine = ({ copy, schoolId }: { readonly copy: BackupCopy; readonly schoolId: string }) => {
  const { t } = useTranslation('diary-backup');
  const moment = useMoment(useZone(schoolId));
  const size = useSize();
  const seconds = Math.max(1, Math.round(copy.tookMs / 1000));
  return (
    <li className="copy-line">
      <span className="what">
        <b>{moment(copy.madeAtUtc)}</b>
        <span className="soft">
          {t(`cause.${copy.cause}`)}
          {copy.outcome === 'good' && ` · ${size(copy.bytes)} · ${t('took', { seconds })}`}
        </span>
        {copy.fault !== undefined && <span>{t(`fault.${copy.fault}`)}</span>}
      </span>
      {copy.outcome === 'failed' ? (
        <Tag kind="no" icon="warn">
          {t('copy.failed')}
        </Tag>
      ) : copy.isThere ? (
        <Tag kind="ok" icon="check">
          {t('copy.there')}
        </Tag>
      ) : (
        <Tag kind="line" icon="history">
          {t(copy.erasedAtUtc === undefined ? 'copy.gone' : 'copy.erased')}
        </Tag>
      )}
    </li>
  );
};

/** Every try, newest first: when, how large, whether it lies in the folder. */
export const CopyList = ({
  copies,
  schoolId,
}: {
  readonly copies: readonly BackupCopy[];
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary-backup');
  return (
    <section className="sheet" aria-labelledby="copies">
      <header>
        <h2 id="copies">{t('copies')}</h2>
      </header>
      {copies.length === 0 ? (
        <EmptyState icon="disk">{t('copies.none')}</EmptyState>
      ) : (
        <ul className="copies">
          {copies.map((copy) => (
            <CopyLine key={copy.copyId} copy={copy} schoolId={schoolId} />
          ))}
        </ul>
      )}
    </section>
  );
};
