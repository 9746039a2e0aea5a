import type { ReactNode } from 'react';
import type { Faults } from './faults.ts';
import { OfficeField } from './office-form.tsx';

type TextKeys<Values> = {
  [Key in keyof Values]: string extends Values[Key] ? Key : never;
}[keyof Values] &
  string;

type More = Omit<Parameters<typeof OfficeField>[0], 'label' | 'name' | 'value' | 'fault'>;

/**
 * Fields of one form by name and label: value, change and fault come from the form.
 *
 * @param form    values and how they are set, of `useFields`
 * @param faults  what to show now, by field
 */
export const boundField =
  <Values extends object>(
    form: {
      readonly values: Values;
      readonly set: <Key extends keyof Values>(key: Key) => (value: Values[Key]) => void;
    },
    faults: Faults<Values>,
  ) =>
  (name: TextKeys<Values>, label: string, more: Partial<More> = {}): ReactNode => (
    <OfficeField
      onChange={(value) => form.set(name)(value as Values[typeof name])}
      {...more}
      label={label}
      name={name}
      value={String(form.values[name])}
      fault={faults[name]}
    />
  );
