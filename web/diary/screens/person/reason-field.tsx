import { useState } from 'react';
import { Field } from '../../../shared/ui/field.tsx';
import { type Segment, SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';

const LONGEST = 200;

/** Why: usual reasons at one press, the one called „other" empties the field for own words. */
export const ReasonField = ({
  label,
  usual,
  value,
  onChange,
}: {
  readonly label: string;
  readonly usual: readonly (Segment<string> & { readonly label: string })[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
}) => {
  const [chosen, setChosen] = useState(usual[0]?.id ?? 'other');
  return (
    <>
      <SegmentedSwitch
        label={label}
        segments={usual}
        value={chosen}
        onChange={(id) => {
          setChosen(id);
          onChange(id === 'other' ? '' : (usual.find((one) => one.id === id)?.label ?? ''));
        }}
      />
      {chosen === 'other' && (
        <Field
          label={label}
          name="reason"
          maxLength={LONGEST}
          rows={2}
          value={value}
          onChange={onChange}
        />
      )}
    </>
  );
};
