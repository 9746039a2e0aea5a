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

/** Pales in a row, with one sentence for readers. */
export const PaleStrip = ({
  states,
  label,
}: {
  readonly states: readonly PaleState[];
  readonly label: string;
}) => (
  <span className="fence" role="img" aria-label={label}>
    {states.map((state, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a pale is its place in the row
      <Pale key={index} state={state} />
    ))}
  </span>
);
