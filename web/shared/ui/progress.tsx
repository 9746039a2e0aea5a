import { useTranslation } from 'react-i18next';
import { Pale } from './pale.tsx';

const PALES = 20;

export interface ProgressProps {
  /** What is being done, for example „Arkusze ocen, 412 z 600". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Long work: pales that fill from the left, the number beside them. */
export const Progress = ({ label, done, total }: ProgressProps) => {
  const { t } = useTranslation('ui');
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const percent = Math.floor(share * 100);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span>{label}</span>
      <b>{t('progress.percent', { percent })}</b>
      <span className="fence">
        {Array.from({ length: PALES }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pale is its place in the row
          <Pale key={index} state={index < Math.floor(share * PALES) ? 'was' : 'will'} />
        ))}
      </span>
    </div>
  );
};
