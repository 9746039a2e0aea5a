import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
}

export interface SegmentedSwitchProps<Id extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** One of a few: always exactly one is chosen, arrows move between them. */
export const SegmentedSwitch = <Id extends string>({
  label,
  segments,
  value,
  onChange,
}: SegmentedSwitchProps<Id>) => (
  <ToggleButtonGroup
    aria-label={label}
    className="seg"
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const chosen = segments.find(({ id }) => keys.has(id));
      if (chosen) onChange(chosen.id);
    }}
  >
    {segments.map((segment) => (
      <ToggleButton key={segment.id} id={segment.id} className="seg-item">
        {segment.label}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
