import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { setMode } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { go } from '../shell/use-path.ts';
import { confirmationOf, siteMode } from './door-look.ts';
import { HoldButton } from './hold-button.tsx';

/** What concerns the whole school: lockdown, drill, evacuation, and their end; each door says whether it has done it. */
export const SafetyScreen = () => {
  const { t } = useTranslation('kiosk-doors');
  const { session, desk } = useKiosk();
  const { act, isBusy, trouble } = useAct();
  const change = (mode: 'lockdown' | 'drill' | 'normal') =>
    act(() => setMode(session.csrfToken, mode));
  const now = siteMode(desk?.doors ?? []);
  const isOn = now === 'lockdown' || now === 'drill';
  return (
    <>
      <ScreenHead title={t('safety.title')} />
      <main id="main" className="two safety">
        <section className="holds" aria-label={t('safety.acts')}>
          <TroubleNote trouble={trouble} />
          {!isOn && (
            <HoldButton
              icon="lock"
              title={t('safety.lockdown')}
              what={t('safety.lockdown.what')}
              isBusy={isBusy}
              onHeld={() => void change('lockdown')}
            />
          )}
          <HoldButton
            icon="siren"
            title={t('safety.evacuation')}
            what={t('safety.evacuation.what')}
            isBusy={isBusy}
            onHeld={() => go('muster', 'print')}
          />
          {!isOn && (
            <HoldButton
              icon="flag"
              title={t('safety.drill')}
              what={t('safety.drill.what')}
              isBusy={isBusy}
              onHeld={() => void change('drill')}
            />
          )}
          {isOn && (
            <HoldButton
              icon="check"
              title={t(`safety.end.${now}`)}
              what={t('safety.end.what')}
              isBusy={isBusy}
              onHeld={() => void change('normal')}
            />
          )}
        </section>
        <section className="panel" aria-label={t('safety.doors')}>
          <h2>{t(`safety.now.${now}`)}</h2>
          {desk === undefined ? <Skeleton lines={5} /> : <Confirmation doors={desk.doors} />}
        </section>
      </main>
    </>
  );
};

/** Doors that have done it and doors that have not, by name. */
const Confirmation = ({ doors }: { doors: readonly KioskDoor[] }) => {
  const { t } = useTranslation('kiosk-doors');
  const { done, waiting, silent } = confirmationOf(doors);
  const rows = [
    ...silent.map((door) => ({ door, answer: 'silent', icon: 'offline' }) as const),
    ...waiting.map((door) => ({ door, answer: 'waiting', icon: 'clock' }) as const),
    ...done.map((door) => ({ door, answer: 'done', icon: 'check' }) as const),
  ];
  return (
    <>
      <p role="status">
        <b>{t('safety.confirmed', { done: done.length, count: doors.length })}</b>
      </p>
      <ul className="confirmations">
        {rows.map(({ door, answer, icon }) => (
          <li key={door.doorId} className={answer}>
            <Icon name={icon} />
            <b>{door.name}</b>
            <span>
              {t(`mode.${door.mode}`)}
              {answer !== 'done' && ` · ${t(`safety.${answer}`)}`}
            </span>
          </li>
        ))}
      </ul>
      {silent.length > 0 && (
        <p className="soft">
          {t('safety.byHand', { doors: silent.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  );
};
