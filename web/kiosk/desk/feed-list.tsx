import type { FeedRow as Row } from '@furtka/hub-contract/kiosk-desk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { heldFeed } from './feed-look.ts';
import { FeedRow } from './feed-row.tsx';

/** Who is at the doors now, newest first. */
export const FeedList = () => {
  const { t } = useTranslation('kiosk-desk');
  const { desk } = useKiosk();
  const [asked, setAsked] = useState<string>();
  const [held, setHeld] = useState<string>();
  const { rows, waiting } = heldFeed(desk?.feed ?? [], held);
  const free = () => {
    setHeld(undefined);
    setAsked(undefined);
  };
  const ask = (row: Row | undefined) => {
    setAsked(row?.eventId);
    setHeld(row === undefined ? undefined : rows[0]?.eventId);
  };
  return (
    <section className="feed" aria-labelledby="feed-title">
      <h2 id="feed-title">
        {t('feed.title')} <span>{t('feed.live')}</span>
      </h2>
      {waiting > 0 && (
        <Button icon="up" wide onPress={free}>
          {t('feed.waiting', { count: waiting })}
        </Button>
      )}
      {desk === undefined && <Skeleton lines={6} />}
      {desk !== undefined && rows.length === 0 && (
        <EmptyState icon="door">{t('feed.empty')}</EmptyState>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys
        <section className="feed-scroll" tabIndex={0} aria-label={t('feed.list')}>
          <ul>
            {rows.map((row) => (
              <FeedRow
                key={row.eventId}
                row={row}
                isAsked={asked === row.eventId}
                onAsk={(isOpen) => ask(isOpen ? row : undefined)}
              />
            ))}
          </ul>
        </section>
      )}
    </section>
  );
};
