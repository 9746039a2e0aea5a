import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import { stepNow, TOUR_STEPS, type Tour } from './tour.ts';

/** Six things to try; each ticks itself off when it has happened. */
export const TourPanel = ({ tour }: { tour: Tour }) => {
  const { t } = useTranslation('demo');
  const now = stepNow(tour);
  return (
    <section className="tour" aria-labelledby="tour-title">
      <h2 id="tour-title">
        {t('tour')}{' '}
        <span className="small soft">
          {t('tour.progress', { done: tour.done.length, all: TOUR_STEPS.length })}
        </span>
      </h2>
      <ol>
        {TOUR_STEPS.map((step, index) => {
          const isDone = tour.done.includes(step);
          return (
            <li
              key={step}
              data-step={step}
              data-done={isDone}
              {...(step === now ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="tour-mark">{isDone ? <Icon name="check" /> : index + 1}</span>
              {t(`tour.${step}`)}
              {isDone && <span className="vh">({t('tour.ticked')})</span>}
            </li>
          );
        })}
      </ol>
      <p role="status">{now === undefined ? t('tour.finished') : t(`tour.${now}.how`)}</p>
    </section>
  );
};
