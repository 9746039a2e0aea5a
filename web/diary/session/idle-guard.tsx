import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Question } from '../../shared/ui/question.tsx';
import { useApp } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';
import { useLogOut } from './use-log-out.ts';

const WARN_MS = 2 * 60_000;
const LOOK_MS = 1_000;

/** Milliseconds until the session ends without work, told again every second. */
const useIdleLeft = (): number | undefined => {
  const { idle } = useApp();
  const [left, setLeft] = useState(() => idle.leftMs());
  useEffect(() => {
    const timer = setInterval(() => setLeft(idle.leftMs()), LOOK_MS);
    return () => clearInterval(timer);
  }, [idle]);
  return left;
};

export const useIdleMinutes = (): number | undefined => {
  const left = useIdleLeft();
  return left === undefined ? undefined : Math.ceil(left / 60_000);
};

/** Two minutes before the end it asks; at the end it asks the server, which alone decides (ACCT-17). */
export const IdleGuard = () => {
  const { queries } = useApp();
  const { t } = useTranslation('diary');
  const left = useIdleLeft();
  const leave = useLogOut();
  const isOver = left === 0;
  const ask = () => void queries.invalidateQueries({ queryKey: [KEYS.session] });
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: [KEYS.session] });
  }, [isOver, queries]);
  return (
    <Question
      isOpen={left !== undefined && left < WARN_MS && left > 0}
      onClose={ask}
      question={t('idle.question')}
      consequence={t('idle.consequence', { count: Math.ceil((left ?? 0) / 60_000) })}
      leave={t('idle.stay')}
      verb={t('idle.leave')}
      onAnswer={leave}
    />
  );
};
