import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/ui/icon.tsx';

/** The painted band: time of the trial, whether it answers, and the way to the diary. */
export const DemoFoot = ({
  time,
  day,
  isLinked,
  isWhole,
}: {
  time: string;
  day: string;
  /** The page hears the trial. */
  isLinked: boolean;
  /** Every part of it answers. */
  isWhole: boolean;
}) => {
  const { t } = useTranslation('demo');
  const word = isWhole ? 'linked' : 'linked.partly';
  const isGood = isLinked && isWhole;
  return (
    <footer className="dado">
      <div className="dado-in">
        <span className="d-item">
          <b className="d-time">{time}</b>
          {t('now', { day })}
        </span>
        <span className={isGood ? 'd-item' : 'd-item d-warn'}>
          <Icon name={isGood ? 'check' : 'offline'} />
          {t(isLinked ? word : 'unlinked')}
        </span>
        <span className="grow" />
        <a className="d-btn" href="/">
          <Icon name="book" />
          {t('diary')}
        </a>
      </div>
    </footer>
  );
};
