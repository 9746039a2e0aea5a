import { type ReactNode, useEffect, useRef } from 'react';
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

/** Where the switch is wider than the screen, the chosen part stands in sight. */
const useInSight = (value: string) => {
  const group = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves when another part is chosen
  useEffect(() => {
    // After the next frame: the words have their width only when the page has taken its shape.
    const frame = requestAnimationFrame(() => {
      const chosen = group.current?.querySelector<HTMLElement>('[data-selected]');
      if (!group.current || !chosen) return;
      const middle = chosen.offsetLeft - group.current.offsetLeft + chosen.offsetWidth / 2;
      group.current.scrollLeft = middle - group.current.clientWidth / 2;
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return group;
};

/** One of a few: always exactly one is chosen, arrows move between them. */
export const SegmentedSwitch = <Id extends string>({
  label,
  segments,
  value,
  onChange,
}: SegmentedSwitchProps<Id>) => (
  <ToggleButtonGroup
    ref={useInSight(value)}
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
