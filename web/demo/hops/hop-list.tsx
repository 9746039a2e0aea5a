import { Fragment, type ReactNode } from 'react';
import { Icon } from '../../shared/ui/icon.tsx';
import type { IconName } from '../../shared/ui/icon-names.ts';
import { HOP_NAMES, type HopName } from '../api-types.ts';
import { barOf, scaleOf } from './scale.ts';

const ICONS: Record<HopName, IconName> = {
  reader: 'card',
  decision: 'chip',
  relay: 'bolt',
  opened: 'door',
  spool: 'disk',
  hub: 'hub',
  bridge: 'bridge',
  core: 'book',
  live: 'phone',
};
const WIDTH = 120;

/** The last hop that happens at the door itself; everything below it needs a network. */
const LAST_AT_THE_DOOR: HopName = 'spool';
/** The last hop in the school; after it comes the line that one can cut. */
const LAST_AT_SCHOOL: HopName = 'hub';

export interface HopWords {
  title(name: HopName): string;
  detail(name: HopName, isSeen: boolean): string;
  readonly belowTheLine: string;
  readonly list: string;
  waits(count: number): string;
  milliseconds(atMs: number): string;
}

/** Each hop of one tap in milliseconds since the reader reported, with a bar on a common scale. */
export const HopList = ({
  times,
  words,
  waiting,
  children,
}: {
  times: Readonly<Partial<Record<HopName, number>>>;
  words: HopWords;
  /** Events that wait at a station of the way. */
  waiting: Readonly<Partial<Record<HopName, number>>>;
  /** What stands where the way leaves the school. */
  children: ReactNode;
}) => {
  const scale = scaleOf(Object.values(times));
  return (
    <ol className="hop-list" aria-label={words.list}>
      {HOP_NAMES.map((name, index) => {
        const atMs = times[name];
        const before = HOP_NAMES.slice(0, index).map((hop) => times[hop] ?? 0);
        const bar =
          atMs === undefined ? undefined : barOf(Math.max(0, ...before), atMs, scale, WIDTH);
        return (
          <Fragment key={name}>
            <li data-hop={name} data-seen={atMs !== undefined}>
              <Icon name={ICONS[name]} />
              <span className="hop-text">
                <b>{words.title(name)}</b>
                <span className="hop-detail">{words.detail(name, atMs !== undefined)}</span>
              </span>
              <Waiting count={waiting[name] ?? 0} say={words.waits} />
              <svg
                className="hop-bar"
                viewBox={`0 0 ${WIDTH} 20`}
                aria-hidden="true"
                focusable="false"
              >
                <path className="hop-axis" d="M.5 0v20M30 0v20M60 0v20M90 0v20M119.5 0v20" />
                {bar && (
                  <rect className="hop-time" x={bar.x} y="6" width={bar.width} height="8" rx="1" />
                )}
              </svg>
              <span className="hop-ms">{atMs === undefined ? '–' : words.milliseconds(atMs)}</span>
            </li>
            {name === LAST_AT_THE_DOOR && (
              <li className="hop-line">
                <Icon name="offline" />
                {words.belowTheLine}
              </li>
            )}
            {name === LAST_AT_SCHOOL && <li className="hop-link">{children}</li>}
          </Fragment>
        );
      })}
    </ol>
  );
};

const Waiting = ({ count, say }: { count: number; say: (count: number) => string }) =>
  count === 0 ? <span /> : <span className="hop-waits">{say(count)}</span>;
