import { useId } from 'react';
import { Icon } from './icon.tsx';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface SelectFieldProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | '';
  readonly onChange: (id: Id) => void;
  /** Shown while nothing is chosen; it cannot be chosen again. */
  readonly prompt?: string;
  readonly hint?: string;
  /** What is wrong and what fits; its presence marks the field. */
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean;
}

/** One of many by the device's own list: it types ahead, and a phone shows it large. */
export const SelectField = <Id extends string>(props: SelectFieldProps<Id>) => {
  const { label, choices, value, onChange, prompt, hint, error, isLabelHidden = false } = props;
  const id = useId();
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter((part) => part).join(' ');
  return (
    <div className="field">
      <label className={isLabelHidden ? 'vh' : 'label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input select"
        value={value}
        {...(about === '' ? {} : { 'aria-describedby': about })}
        {...(error === undefined ? {} : { 'aria-invalid': true, 'data-invalid': true })}
        onChange={(event) => {
          const chosen = choices.find((one) => one.id === event.target.value);
          if (chosen) onChange(chosen.id);
        }}
      >
        {prompt !== undefined && (
          <option value="" disabled>
            {prompt}
          </option>
        )}
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className="error">
          <Icon name="warn" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
};
