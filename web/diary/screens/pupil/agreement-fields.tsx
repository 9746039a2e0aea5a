import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { isDate } from '../people/faults.ts';

/** The director's agreement as it is typed (MIGR-08). */
export const useAgreement = (today: string) => {
  const [values, set] = useState({ by: '', on: today, reference: '' });
  const { by, on, reference } = values;
  return {
    values,
    set,
    isComplete: by.trim() !== '' && isDate(on),
    body: {
      on,
      by: by.trim(),
      ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    },
  };
};

/** Who agreed, when, and where it stands. */
export const AgreementFields = ({
  values,
  set,
}: Pick<ReturnType<typeof useAgreement>, 'values' | 'set'>) => {
  const { t } = useTranslation('diary-pupil');
  const { by, on, reference } = values;
  return (
    <fieldset className="pupil-choices">
      <legend className="label">{t('move.agreement')}</legend>
      <Field
        label={t('move.agreedBy')}
        name="by"
        maxLength={120}
        value={by}
        onChange={(next) => set((now) => ({ ...now, by: next }))}
      />
      <Field
        label={t('move.agreedOn')}
        name="on"
        type="date"
        value={on}
        onChange={(next) => set((now) => ({ ...now, on: next }))}
      />
      <Field
        label={t('move.reference')}
        name="reference"
        maxLength={120}
        hint={t('form.optional')}
        value={reference}
        onChange={(next) => set((now) => ({ ...now, reference: next }))}
      />
    </fieldset>
  );
};
