import { useTranslation } from 'react-i18next';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { SiteAgent, SiteHealth } from '../../data/admin-queries.ts';
import { useDateWords, useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import { type Fact, Facts } from './facts.tsx';
import { boxName, doorsOf, NOISY_FRAMES, percent, troublesOf } from './site-troubles.ts';

const useFacts = (site: SiteHealth, schoolId: string) => {
  const { t } = useTranslation('diary-devices');
  const zone = useZone(schoolId);
  const moment = useMoment(zone);
  const words = useDateWords();
  return (agent: SiteAgent): Fact[] => {
    const troubles = troublesOf({ ...site, agents: [agent] }).map(({ code }) => code);
    const online = agent.readers.filter((reader) => reader.online).length;
    const count = agent.readers.length;
    const { certificateEndsAtUtc: ends } = agent;
    const reads = agent.readers.flatMap(({ lastReadAtUtc = 0 }) => lastReadAtUtc || []);
    const frames = agent.readers.flatMap(({ badFrames }) => badFrames ?? []);
    const { temperatureDeciC: warmth } = agent;
    const day = ends === undefined ? undefined : zone.dateOf(ends);
    const isBehind =
      agent.denyVersion < (site.hub?.denyVersion ?? 0) ||
      agent.modeVersion < (site.hub?.modeVersion ?? 0);
    const hasNone = agent.denyVersion === 0 && agent.modeVersion === 0;
    return [
      {
        label: t('devices.fact.roster'),
        value:
          agent.rosterVersion === 0 ? t('devices.fact.rosterNone') : moment(agent.rosterVersion),
        isBad: troubles.some((code) => code.startsWith('roster.')),
      },
      {
        label: t('devices.fact.versions'),
        value: isBehind
          ? t('devices.versions.behind')
          : hasNone
            ? t('devices.versions.none')
            : t('devices.versions.same'),
        isBad: isBehind,
      },
      { label: t('devices.fact.waiting'), value: String(agent.spoolDepth) },
      {
        label: t('devices.fact.lost'),
        value: String(agent.lostCount),
        isBad: agent.lostCount > 0,
      },
      {
        label: t('devices.fact.clock'),
        value: t(`devices.clock.${agent.clock}`),
        isBad: agent.clock === 'unsure',
      },
      {
        label: t('devices.fact.readers'),
        value:
          count === 0 ? t('devices.readers.none') : t('devices.readers.all', { online, count }),
        isBad: online < count,
      },
      {
        label: t('devices.fact.lastRead'),
        value: reads.length === 0 ? t('devices.fact.unknown') : moment(Math.max(...reads)),
      },
      ...(frames.length === 0
        ? []
        : [
            {
              label: t('devices.fact.badFrames'),
              value: String(frames.reduce((sum, count) => sum + count, 0)),
              isBad: frames.some((count) => count >= NOISY_FRAMES),
            },
          ]),
      ...(warmth === undefined
        ? []
        : [
            {
              label: t('devices.fact.temperature'),
              value: `${Math.round(warmth / 10)} °C`,
              isBad: troubles.includes('box.hot'),
            },
          ]),
      ...(agent.diskPermille === undefined
        ? []
        : [
            {
              label: t('devices.fact.disk'),
              value: agent.diskReadOnly
                ? t('devices.disk.readOnly')
                : t('devices.disk.used', { used: percent(agent.diskPermille) }),
              isBad: troubles.some((code) => code === 'box.disk' || code === 'box.readOnly'),
            },
          ]),
      {
        label: t('devices.fact.certificate'),
        value:
          day === undefined
            ? t('devices.fact.unknown')
            : `${words.dayMonth(day)}.${day.slice(0, 4)}`,
        isBad: troubles.some((code) => code.startsWith('certificate.')),
      },
    ];
  };
};

/** How a box is added: its code comes from the hub, and the page says so instead of pretending. */
const HowToAdd = () => {
  const { t } = useTranslation('diary-devices');
  return (
    <details className="how">
      <summary>{t('devices.boxHow')}</summary>
      <p>{t('devices.boxFirst')}</p>
      <code className="command">furtka agent add --config hub.json --name NAZWA --door ID</code>
      <p>{t('devices.boxThen')}</p>
      <code className="command">furtka agent enrol --config agent.json --code KOD</code>
      <p className="soft">{t('devices.boxTwice')}</p>
    </details>
  );
};

const BoxRow = ({ site, agent, schoolId }: BoxRowProps) => {
  const { t } = useTranslation('diary-devices');
  const moment = useMoment(useZone(schoolId));
  const facts = useFacts(site, schoolId);
  const names = doorsOf(site, agent);
  const title = boxName(site, agent);
  return (
    <li className="device">
      <div className="part-head">
        <b>{title}</b>
        <Tag kind={agent.online ? 'ok' : 'no'} icon={agent.online ? 'online' : 'offline'}>
          {agent.online
            ? t('devices.online')
            : t('devices.offlineSince', { when: moment(agent.lastHeardAtUtc) })}
        </Tag>
        {names !== title && <span className="soft">{names}</span>}
      </div>
      <Facts items={facts(agent)} />
    </li>
  );
};

interface BoxRowProps {
  readonly site: SiteHealth;
  readonly agent: SiteAgent;
  readonly schoolId: string;
}

/** Boxes at the doors as the hub told of them. */
export const BoxList = ({ site, schoolId }: { site: SiteHealth; schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const isKnown = site.hub?.rosterVersion !== undefined;
  return (
    <section className="part" aria-labelledby={`boxes-${site.siteId}`}>
      <h3 id={`boxes-${site.siteId}`}>{t('devices.boxes')}</h3>
      {site.agents.length === 0 ? (
        <p className="soft">{isKnown ? t('devices.boxesNone') : t('devices.boxesUnknown')}</p>
      ) : (
        <ul className="devices-list">
          {site.agents.map((agent) => (
            <BoxRow key={agent.agentId} site={site} agent={agent} schoolId={schoolId} />
          ))}
        </ul>
      )}
      <HowToAdd />
    </section>
  );
};
