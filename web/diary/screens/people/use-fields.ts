import { useState } from 'react';
import type { Faults } from './faults.ts';

/** Values of a form, and whether its faults are shown: only after the first try to send it. */
export const useFields = <Values extends object>(
  first: Values,
  judge: (values: Values) => Faults<Values>,
) => {
  const [values, setValues] = useState(first);
  const [isTried, setTried] = useState(false);
  const found = judge(values);
  return {
    values,
    set:
      <Key extends keyof Values>(key: Key) =>
      (value: Values[Key]) =>
        setValues((now) => ({ ...now, [key]: value })),
    replace: setValues,
    /** Faults to show now. */
    faults: isTried ? found : ({} as Faults<Values>),
    found,
    tried: () => setTried(true),
  };
};
