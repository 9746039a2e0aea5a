import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monotonicMs } from '../../shared/time/browser-clock.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import type { IconName } from '../../shared/ui/icon-names.ts';
import { Question } from '../../shared/ui/question.tsx';
import { createHold } from './hold.ts';

const LOOK_EVERY_MS = 50;

/**
 * Does something for the whole school when it is held for two seconds, by finger or by key. Whoever cannot hold, a reader of the
 * screen for one, presses once and is asked.
 */
export const HoldButton = ({
  icon,
  title,
  what,
  isBusy,
  onHeld,
}: {
  icon: IconName;
  title: string;
  what: ReactNode;
  isBusy: boolean;
  onHeld: () => void;
}) => {
  const { t } = useTranslation('kiosk-doors');
  const [hold] = useState(createHold);
  const [isHeld, setHeld] = useState(false);
  const [share, setShare] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const done = useRef(onHeld);
  done.current = onHeld;
  useEffect(() => {
    if (!isHeld) return undefined;
    const timer = setInterval(() => {
      const now = hold.look(monotonicMs());
      setShare(now.isDone ? 0 : now.share);
      if (!now.isDone) return;
      setHeld(false);
      done.current();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isHeld, hold]);
  const begin = () => {
    if (isBusy) return;
    hold.begin(monotonicMs());
    setHeld(true);
  };
  const end = () => {
    hold.end();
    setHeld(false);
    setShare(0);
  };
  const isPress = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  return (
    <>
      <button
        type="button"
        className="hold"
        aria-disabled={isBusy}
        onPointerDown={begin}
        onPointerUp={end}
        onPointerLeave={end}
        onPointerCancel={end}
        onKeyDown={(event) => isPress(event) && begin()}
        onKeyUp={(event) => isPress(event) && end()}
        onBlur={end}
        onContextMenu={(event) => event.preventDefault()}
        onClick={(event) => {
          // A press without pointer and key comes from a reader of the screen or from a switch.
          if (event.detail === 0 && !isHeld && share === 0) setAsked(true);
        }}
      >
        <Icon name={icon} />
        <span>
          <b>{title}</b>
          <span>{what}</span>
        </span>
        <span className="hold-how">{share > 0 ? t('hold.more') : t('hold.how')}</span>
        <progress max={1} value={share} aria-hidden="true" />
      </button>
      <Question
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        question={t('hold.question', { what: title })}
        consequence={what}
        leave={t('hold.leave')}
        verb={title}
        danger
        onAnswer={() => {
          setAsked(false);
          done.current();
        }}
      />
    </>
  );
};
