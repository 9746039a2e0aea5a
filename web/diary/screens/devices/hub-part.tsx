import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import type { SiteHealth } from '../../data/admin-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import { Facts } from './facts.tsx';
import { HubCode } from './hub-code.tsx';
import { RevokeHub } from './revoke-hub.tsx';

type Hub = NonNullable<SiteHealth['hub']>;

const HubTag = ({ hub, schoolId }: { readonly hub: Hub; readonly schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const moment = useMoment(useZone(schoolId));
  if (hub.online)
    return (
      <Tag kind="ok" icon="online">
        {t('devices.online')}
      </Tag>
    );
  return (
    <Tag kind={hub.lastHeardAtUtc === undefined ? 'wait' : 'no'} icon="offline">
      {hub.lastHeardAtUtc === undefined
        ? t('devices.neverHeard')
        : t('devices.offlineSince', { when: moment(hub.lastHeardAtUtc) })}
    </Tag>
  );
};

const HubFacts = ({ hub, schoolId }: { readonly hub: Hub; readonly schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const moment = useMoment(useZone(schoolId));
  const unknown = t('devices.fact.unknown');
  const roster =
    hub.rosterVersion === undefined
      ? unknown
      : hub.rosterVersion === 0
        ? t('devices.fact.rosterNone')
        : moment(hub.rosterVersion);
  return (
    <Facts
      items={[
        { label: t('devices.fact.since'), value: moment(hub.enrolledAtUtc) },
        { label: t('devices.fact.waiting'), value: String(hub.eventsWaiting ?? unknown) },
        { label: t('devices.fact.roster'), value: roster },
      ]}
    />
  );
};

/** The hub of a site: how it is, and the acts on it. */
export const HubPart = ({ site, schoolId }: { site: SiteHealth; schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const [asked, setAsked] = useState<'code' | 'revoke'>();
  const close = () => setAsked(undefined);
  const { hub } = site;
  return (
    <section className="part" aria-labelledby={`hub-${site.siteId}`}>
      <div className="part-head">
        <h3 id={`hub-${site.siteId}`}>{t('devices.hub')}</h3>
        {hub && <HubTag hub={hub} schoolId={schoolId} />}
        {hub?.hasGap && (
          <Tag kind="wait" icon="warn">
            {t('devices.gap')}
          </Tag>
        )}
        <span className="grow" />
        <Button icon="key" onPress={() => setAsked('code')}>
          {t('devices.newCode')}
        </Button>
        {hub && (
          <Button kind="stop" icon="x" onPress={() => setAsked('revoke')}>
            {t('devices.revoke')}
          </Button>
        )}
      </div>
      {hub ? (
        <HubFacts hub={hub} schoolId={schoolId} />
      ) : (
        <Note kind="lamp">{t('devices.hubNone')}</Note>
      )}
      {asked === 'code' && <HubCode site={site} schoolId={schoolId} onClose={close} />}
      {asked === 'revoke' && hub && (
        <RevokeHub site={site} hubId={hub.hubId} schoolId={schoolId} onClose={close} />
      )}
    </section>
  );
};
