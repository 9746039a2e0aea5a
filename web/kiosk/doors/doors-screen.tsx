import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { browserClock } from '../../shared/time/browser-clock.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { answerAlarms } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { elapsedOf } from '../shell/elapsed.ts';
import { mayOpen, type Place } from '../shell/places.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { go } from '../shell/use-path.ts';
import { doorLook, isSoft } from './door-look.ts';
import { HoldOpen } from './hold-open.tsx';
import { LetIn } from './let-in.tsx';

const BESIDE = [
  { place: 'inside', icon: 'people' },
  { place: 'block', icon: 'card-off' },
  { place: 'safety', icon: 'siren' },
] as const satisfies readonly { place: Place; icon: string }[];

/** What is being asked about which door. */
interface Asked {
  readonly doorId: string;
  readonly what: 'letIn' | 'holdOpen';
}

/** Every door: state, mode, reader, last contact; opened once with a reason. */
export const DoorsScreen = () => {
  const { t } = useTranslation('kiosk-doors');
  const { desk, session } = useKiosk();
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <ScreenHead title={t('title')} isHome={!mayOpen('desk', session)}>
        {BESIDE.filter(({ place }) => mayOpen(place, session)).map(({ place, icon }) => (
          <Button key={place} icon={icon} onPress={() => go(place)}>
            {t(`go.${place}`)}
          </Button>
        ))}
      </ScreenHead>
      <main id="main" className="one">
        {desk === undefined && <Skeleton lines={6} />}
        {desk?.doors.length === 0 && <EmptyState icon="door">{t('none')}</EmptyState>}
        <ul className="doors">
          {desk?.doors.map((door) => (
            <li key={door.doorId} className={door.alarm ? 'door-card alarmed' : 'door-card'}>
              <DoorFacts door={door} />
              <DoorActs door={door} asked={asked} onAsk={setAsked} />
            </li>
          ))}
        </ul>
      </main>
    </>
  );
};

/** Whole minutes until a mode ends by itself. Times: system clock. */
const minutesLeft = (untilUtc: number, nowUtc: number): number =>
  Math.max(0, Math.ceil((untilUtc - nowUtc) / 60_000));

const DoorActs = ({
  door,
  asked,
  onAsk,
}: {
  door: KioskDoor;
  asked: Asked | undefined;
  onAsk: (asked: Asked | undefined) => void;
}) => {
  const { t } = useTranslation('kiosk-doors');
  const { session } = useKiosk();
  const { doorId } = door;
  const { act, isBusy, trouble } = useAct();
  const done = () => onAsk(undefined);
  if (asked?.doorId === doorId && asked.what === 'letIn')
    return <LetIn doorId={doorId} onDone={done} />;
  if (asked?.doorId === doorId) return <HoldOpen door={door} onDone={done} />;
  return (
    <div className="door-acts">
      {door.alarm !== undefined && door.alarmAnswered !== true && (
        <Button
          kind="go"
          icon="check"
          isPending={isBusy}
          aria-label={t('answerOf', { name: door.name })}
          onPress={() => void act(() => answerAlarms(session.csrfToken, doorId))}
        >
          {t('answer')}
        </Button>
      )}
      <TroubleNote trouble={trouble} />
      {session.mayKeepBooks && (
        <Button icon="door-open" onPress={() => onAsk({ doorId, what: 'letIn' })}>
          {t('letIn')}
        </Button>
      )}
      {session.mayLockDown && door.wantedMode === 'normal' && (
        <Button icon="clock" onPress={() => onAsk({ doorId, what: 'holdOpen' })}>
          {t('free')}
        </Button>
      )}
    </div>
  );
};

const DoorFacts = ({ door }: { door: KioskDoor }) => {
  const { t } = useTranslation('kiosk-doors');
  const { t: desk } = useTranslation('kiosk-desk');
  const { zone } = useKiosk();
  const nowMs = browserClock.nowMs();
  const look = doorLook(door, nowMs);
  const { unit, count } = elapsedOf(door.lastHeardAtUtc, nowMs);
  return (
    <>
      <header>
        <h2>{door.name}</h2>
        <Tag kind={look.kind} icon={look.icon}>
          {t(look.word)}
        </Tag>
      </header>
      {door.alarm && (
        <Note
          kind={door.alarmAnswered || isSoft(door.alarm) ? 'lamp' : 'no'}
          icon={door.alarmAnswered ? 'check' : 'bell'}
        >
          {desk(`doorAlarm.${door.alarm}`)}
          {door.alarmSinceUtc !== undefined &&
            `, ${desk('doorAlarm.since', { time: zone.clockOf(door.alarmSinceUtc) })}`}
          {door.alarmAnswered && ` · ${t('answered')}`}
        </Note>
      )}
      <dl>
        <dt>{t('mode')}</dt>
        <dd>
          {t(`mode.${door.mode}`)}
          {door.isFreeByHours && door.mode !== 'lockdown' && ` · ${t('mode.hours')}`}
          {door.modeUntilUtc !== undefined &&
            `, ${t('mode.left', { count: minutesLeft(door.modeUntilUtc, nowMs) })}`}
          {door.wantedMode !== door.mode &&
            ` · ${t('mode.wanted', { mode: t(`mode.${door.wantedMode}`) })}`}
        </dd>
        <dt>{t('reader')}</dt>
        <dd>
          <ReaderWords door={door} />
        </dd>
        <dt>{t('heard')}</dt>
        <dd>{door.online ? t('heard.now') : t(`heard.${unit}`, { count })}</dd>
      </dl>
    </>
  );
};

/** Whether its readers answer, which do not, when one read last, and what came damaged. */
const ReaderWords = ({ door }: { door: KioskDoor }) => {
  const { t } = useTranslation('kiosk-doors');
  const { readerOnline, online, silentReaders, lastReadAtUtc, badFrames } = door;
  const silent = online && silentReaders !== undefined ? `: ${silentReaders.join(', ')}` : '';
  const read = lastReadAtUtc && elapsedOf(lastReadAtUtc, browserClock.nowMs());
  const words = [
    `${t(readerOnline ? 'reader.works' : 'reader.silent')}${silent}`,
    read && t('reader.lastRead', { ago: t(`heard.${read.unit}`, { count: read.count }) }),
    badFrames === undefined ? undefined : t('reader.badFrames', { n: badFrames }),
  ];
  return <>{words.filter(Boolean).join(' · ')}</>;
};
