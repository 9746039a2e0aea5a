import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/ui/tag.tsx';
import type { DemoStanding } from '../api-types.ts';
import type { ShownTap } from '../shown-tap.ts';
import { placesOf } from '../way/standing.ts';
import { HopList } from './hop-list.tsx';

/** One decimal under ten milliseconds, whole ones above: `3,1`, `184`. */
const milliseconds = (atMs: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: atMs < 10 ? 1 : 0 }).format(atMs);

/** Events that wait at the door named, and at the hub. */
const waitingAt = (standing: DemoStanding | undefined, doorKey: string) => {
  if (standing === undefined) return {};
  const { agents, hub } = placesOf(standing);
  const agent = agents.find(({ doors }) => doors.some(({ key }) => key === doorKey));
  return { spool: agent?.waiting ?? 0, hub: hub?.waiting ?? 0 };
};

/** The tap on the table: whose card, what the door said, each hop's time. */
export const HopsPanel = ({
  tap,
  name,
  doorKey,
  standing,
  children,
}: {
  tap: ShownTap | undefined;
  name: string | undefined;
  doorKey: string;
  standing: DemoStanding | undefined;
  /** What stands where the way leaves the school. */
  children: ReactNode;
}) => {
  const { t, i18n } = useTranslation('demo');
  return (
    <section className="hops" aria-labelledby="hops-title">
      <header>
        <h2 id="hops-title">{name ?? t('hops')}</h2>
        {tap?.decision && (
          <Tag
            kind={tap.decision === 'granted' ? 'ok' : 'no'}
            icon={tap.decision === 'granted' ? 'check' : 'stop'}
          >
            {t(tap.decision)}
          </Tag>
        )}
        <span className="grow" />
        <span className="small soft">{t('hops.from')}</span>
      </header>
      <HopList
        times={tap?.times ?? {}}
        waiting={waitingAt(standing, doorKey)}
        words={{
          title: (hop) => t(`hop.${hop}`),
          detail: (hop, isSeen) => (isSeen ? t(`hop.${hop}.detail`) : t('hop.none')),
          belowTheLine: t('hops.line'),
          list: t('hops'),
          waits: (count) => t('waits', { number: count }),
          milliseconds: (atMs) => t('ms', { value: milliseconds(atMs, i18n.language) }),
        }}
      >
        {children}
      </HopList>
    </section>
  );
};
