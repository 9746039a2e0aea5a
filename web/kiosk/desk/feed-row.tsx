import type { FeedRow as Row } from '@furtka/hub-contract/kiosk-desk';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonText } from '../../shared/i18n/code-text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { LetIn } from '../doors/let-in.tsx';
import { Face } from '../people/face.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { causeKey } from './cause-key.ts';
import { answerTo, feedLook, nobodyOf } from './feed-look.ts';

interface RowProps {
  readonly row: Row;
  readonly isAsked: boolean;
  readonly onAsk: (isOpen: boolean) => void;
}

/** One line: who, where, what happened; a refused tap says why and what can be done. */
export const FeedRow = ({ row, isAsked, onAsk }: RowProps) => {
  const { nowUtc, zone } = useKiosk();
  const answer = answerTo(row, nowUtc);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isAsked) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);
  return (
    <li ref={line} className={row.kind === 'refused' ? 'feed-row refused' : 'feed-row'}>
      <FeedLine row={row} clock={zone.clockOf(row.atUtc)} />
      {answer === 'office' && <OfficeLine />}
      {answer === 'letIn' && <Ask row={row} isAsked={isAsked} onAsk={onAsk} />}
    </li>
  );
};

const FeedLine = memo(({ row, clock }: { row: Row; clock: string }) => {
  const { t, i18n } = useTranslation('kiosk-desk');
  const look = feedLook(row);
  const reason = row.reason === undefined ? undefined : reasonText(i18n, row.reason);
  return (
    <div className="feed-line">
      {row.name === undefined ? (
        <span className="face big hole" aria-hidden="true">
          ?
        </span>
      ) : (
        <Face id={row.personId ?? row.eventId} name={row.name} hasPhoto={row.hasPhoto} size="big" />
      )}
      <div className="feed-who">
        <b>
          {row.name ?? t(nobodyOf(row.kind))}{' '}
          {row.className && <span className="soft">{row.className}</span>}
        </b>
        <span className={row.kind === 'refused' ? 'feed-note feed-why' : 'feed-note soft'}>
          {row.kind === 'refused' ? reason : (row.doorName ?? t('feed.noDoor'))}
        </span>
        {row.cause && <span className="feed-note soft">{t(causeKey(row.cause))}</span>}
      </div>
      <div className="feed-what">
        <time>{clock}</time>
        <Tag kind={look.kind} icon={look.icon}>
          {t(look.word)}
        </Tag>
        {row.late && (
          <Tag kind="line" icon="history">
            {t('feed.late')}
          </Tag>
        )}
      </div>
    </div>
  );
});

const OfficeLine = () => {
  const { t } = useTranslation('kiosk-desk');
  const { officePhone } = useKiosk().session;
  return (
    <p className="feed-office">
      <Icon name="phone" />
      {officePhone === undefined ? t('feed.office') : t('feed.officePhone', { phone: officePhone })}
    </p>
  );
};

const Ask = ({ row, isAsked, onAsk }: RowProps) => {
  const { t } = useTranslation('kiosk-desk');
  if (!isAsked)
    return (
      <div className="feed-ask">
        <Button icon="door-open" onPress={() => onAsk(true)}>
          {t('letIn.verb')}
        </Button>
      </div>
    );
  return <LetIn doorId={row.doorId ?? ''} personId={row.personId} onDone={() => onAsk(false)} />;
};
