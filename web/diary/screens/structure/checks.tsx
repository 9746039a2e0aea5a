export interface ChecksProps {
  readonly legend: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly error?: string | undefined;
}

/** Some of many; what is ticked keeps the order in which it was ticked. */
export const Checks = ({ legend, items, chosen, onChange, error }: ChecksProps) => (
  <fieldset
    className="structure-checks"
    {...(error === undefined ? {} : { 'aria-invalid': true, tabIndex: -1 })}
  >
    <legend className="label">{legend}</legend>
    {items.map(({ id, label }) => (
      <label key={id}>
        <input
          type="checkbox"
          checked={chosen.includes(id)}
          onChange={() =>
            onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
          }
        />
        <span>{label}</span>
      </label>
    ))}
    {error !== undefined && <p className="error">{error}</p>}
  </fieldset>
);
