import { useTranslation } from 'react-i18next';

/** What a pale says: it was, goes on, will be, is changed, did not happen, is not known. */
export type PaleState = 'was' | 'now' | 'will' | 'change' | 'missed' | 'gap';

const BODY = 'M4 43V12l13-9 13 9v31z';

/** One pale, pointed at the top. The word for it stands beside or under it. */
export const Pale = ({ state }: { readonly state: PaleState }) => (
  <svg className={`pale ${state}`} viewBox="0 0 34 44" aria-hidden="true" focusable="false">
    <path className="body" d={BODY} />
    {state === 'was' && <path className="sign" d="M10 27l5 5 9-11" />}
    {state === 'now' && <path className="half" d="M4 43V26h26v17z" />}
    {state === 'missed' && <path d="M10 19l14 16M24 19L10 35" />}
    {state === 'gap' && (
      <text x="17" y="33">
        ?
      </text>
    )}
  </svg>
);

/** Pales in a row. Without a sentence for readers the words beside it say the same. */
export const PaleStrip = ({
  states,
  label,
}: {
  readonly states: readonly PaleState[];
  readonly label?: string;
}) => (
  <span
    className="fence"
    {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
  >
    {states.map((state, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a pale is its place in the row
      <Pale key={index} state={state} />
    ))}
  </span>
);

const PALES = 20;

interface ProgressProps {
  /** What is being done, for example „Arkusze ocen, 412 z 600". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Long work: pales that fill from the left, the number beside them.
 *
 * @public for the screens whose work is long: imports, prints, classification
 */
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
