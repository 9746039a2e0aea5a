import type { SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '@furtka/diary-core/app';
import type { BusClient } from '../bus/client.ts';
import type { DemoFacts } from '../facts.ts';

/** What is read of the feed; the core's public types know no feature's entries. */
interface PassageFeed {
  read(
    handle: unknown,
    options: { readonly afterVersion: number; readonly kinds: readonly ['passage.seen'] },
  ): Promise<
    readonly {
      readonly version: number;
      readonly payload: { readonly passageId: string; readonly holderId: string };
    }[]
  >;
}

/** So long a real page has to receive a passage before it counts as offered to nobody. */
const REAL_PAGE_MS = 250;
const REMEMBERED = 500;

/**
 * The last hop where nobody has a page open: the moment at which the core offered a pupil's passage to the live streams. Where a
 * guardian's page received it, that page's own hop stands alone.
 *
 * @returns ends the watching
 */
export const tellUnwatched = async (
  services: Services,
  facts: DemoFacts,
  bus: BusClient,
): Promise<() => void> => {
  const schoolId = facts.schoolId as SchoolId;
  const db = services.db.forSchool(schoolId);
  const delivered = new Set<string>();
  let place = await db.read((read) => services.feed.version(read));
  let turn = Promise.resolve();

  const forgetBus = bus.hear((message) => {
    if (message.type !== 'hop' || message.name !== 'live') return;
    delivered.add(message.eventId);
    const [oldest] = delivered;
    if (delivered.size > REMEMBERED && oldest !== undefined) delivered.delete(oldest);
  });
  const offer = (eventId: string, monotonicMs: number) => {
    setTimeout(() => {
      if (!delivered.has(eventId)) bus.tell({ type: 'hop', name: 'live', eventId, monotonicMs });
    }, REAL_PAGE_MS).unref();
  };
  const follow = async () => {
    const feed = services.feed as unknown as PassageFeed;
    const entries = await db.read((read) =>
      feed.read(read, { afterVersion: place, kinds: ['passage.seen'] }),
    );
    const monotonicMs = services.clocks.monotonicMs();
    for (const { version, payload } of entries) {
      place = Math.max(place, version);
      if (facts.roleByHolder[payload.holderId] === 'student') offer(payload.passageId, monotonicMs);
    }
  };
  const forgetFeed = services.feed.subscribe((changed) => {
    if (changed !== schoolId) return;
    turn = turn.then(follow).catch((error: unknown) => {
      services.log.warn({ err: error }, 'demo.feed_failed');
    });
  });
  return () => {
    forgetFeed();
    forgetBus();
  };
};
