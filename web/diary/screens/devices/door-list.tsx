import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { SiteDoor, SiteHealth } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { behavioursQuery } from '../../data/door-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import { BehaviourQuestion } from './behaviour-question.tsx';
import { secondsText } from './door-draft.ts';
import { DoorQuestion } from './door-question.tsx';

const DoorTag = ({ door, schoolId }: { readonly door: SiteDoor; readonly schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const moment = useMoment(useZone(schoolId));
  if (door.online)
    return (
      <Tag kind="ok" icon="online">
        {t('devices.door.online')}
      </Tag>
    );
  const { lastHeardAtUtc: heard } = door;
  return (
    <Tag kind={heard === undefined ? 'wait' : 'no'} icon="offline">
      {heard === undefined
        ? t('devices.door.never')
        : t('devices.door.offlineSince', { when: moment(heard) })}
    </Tag>
  );
};

const DoorRow = ({
  door,
  isDeaf,
  schoolId,
  onChange,
}: {
  readonly door: SiteDoor;
  /** Its lock does not obey. */
  readonly isDeaf: boolean;
  readonly schoolId: string;
  readonly onChange: () => void;
}) => {
  const { t, i18n } = useTranslation('diary-devices');
  const { t: doors } = useTranslation('diary-doors');
  const [isAsked, setAsked] = useState(false);
  const { data } = useQuery(behavioursQuery(useApp().core, schoolId));
  const behaviour = data?.find((one) => one.doorId === door.doorId);
  const seconds = (ms: number) => secondsText(ms, i18n.language);
  const facts = [
    t('door.fact.pulse', { seconds: seconds(door.pulseMs) }),
    t('door.fact.held', { seconds: seconds(door.heldOpenAfterMs) }),
    t(`door.needs.${door.needs}`),
    ...(behaviour ? [doors(`opensBy.${behaviour.opensBy}`)] : []),
    ...(behaviour && behaviour.freeHours.length > 0 ? [doors('fact.free')] : []),
    ...(behaviour && behaviour.interlock !== null
      ? [doors('fact.interlock', { number: behaviour.interlock })]
      : []),
    t('door.fact.direction', { direction: t(`door.direction.${door.oneReaderDirection}`) }),
  ];
  return (
    <li className="device door-line">
      <div className="what">
        <div className="part-head">
          <b>{door.name}</b>
          <DoorTag door={door} schoolId={schoolId} />
          {isDeaf && (
            <Tag kind="no" icon="warn">
              {t('devices.door.relay')}
            </Tag>
          )}
          {door.isUnconfirmed && (
            <Tag kind="no" icon="lock">
              {t('devices.unconfirmed')}
            </Tag>
          )}
        </div>
        <p className="soft small">{facts.join(' · ')}</p>
        <p className="soft small">
          {t('devices.doorId')}: <code>{door.doorId}</code>
        </p>
      </div>
      <div className="line-acts">
        {behaviour && (
          <Button
            icon="key"
            aria-label={doors('title', { name: door.name })}
            onPress={() => setAsked(true)}
          >
            {doors('behaviour')}
          </Button>
        )}
        {behaviour && isAsked && (
          <BehaviourQuestion
            key={behaviour.version}
            door={behaviour}
            name={door.name}
            schoolId={schoolId}
            onClose={() => setAsked(false)}
          />
        )}
        <Button
          icon="pencil"
          aria-label={t('devices.changeDoor', { name: door.name })}
          onPress={onChange}
        >
          {t('devices.change')}
        </Button>
      </div>
    </li>
  );
};

/** Doors of a site: whether they can be reached, and their settings. */
export const DoorList = ({
  site,
  sites,
  schoolId,
}: {
  readonly site: SiteHealth;
  readonly sites: readonly SiteHealth[];
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary-devices');
  const [asked, setAsked] = useState<SiteDoor | 'new'>();
  // What a silent box told last is old.
  const heard = site.agents.filter(({ online }) => online);
  const deaf = new Set(heard.flatMap(({ relaysFailing = [] }) => relaysFailing));
  return (
    <section className="part" aria-labelledby={`doors-${site.siteId}`}>
      <div className="part-head">
        <h3 id={`doors-${site.siteId}`}>{t('devices.doors')}</h3>
        <span className="grow" />
        <Button icon="plus" onPress={() => setAsked('new')}>
          {t('devices.addDoor')}
        </Button>
      </div>
      {site.doors.length === 0 ? (
        <p className="soft">{t('devices.doorsNone')}</p>
      ) : (
        <ul className="devices-list">
          {site.doors.map((door) => (
            <DoorRow
              key={door.doorId}
              door={door}
              isDeaf={deaf.has(door.doorId)}
              schoolId={schoolId}
              onChange={() => setAsked(door)}
            />
          ))}
        </ul>
      )}
      {asked && (
        <DoorQuestion
          sites={sites}
          siteId={site.siteId}
          {...(asked === 'new' ? {} : { door: asked })}
          schoolId={schoolId}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
};
