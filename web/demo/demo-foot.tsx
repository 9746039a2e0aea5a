import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/ui/icon.tsx';

/** The painted band: time of the trial, whether it answers, and the way to the diary. */
export const DemoFoot = ({
  time,
  day,
  isLinked,
}: {
  time: string;
  day: string;
  isLinked: boolean;
}) => {
  const { t } = useTranslation('demo');
  return (
    <footer className="dado">
      <div className="dado-in">
        <span className="d-item">
          <b className="d-time">{time}</b>
          {t('now', { day })}
        </span>
        <span className={isLinked ? 'd-item' : 'd-item d-warn'}>
          <Icon name={isLinked ? 'check' : 'offline'} />
          {t(isLinked ? 'linked' : 'unlinked')}
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
