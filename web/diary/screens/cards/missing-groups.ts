export interface Group<Item> {
  /** Class, or one of the two groups without one. */
  readonly key: string;
  readonly name: string | undefined;
  readonly kind: 'student' | 'staff';
  readonly items: readonly Item[];
}

/** People by class in the order in which they came; staff in one group, students without a class in another. */
export const groupedHolders = <
  Item extends { readonly kind: 'student' | 'staff'; readonly className?: string },
>(
  items: readonly Item[],
): readonly Group<Item>[] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = item.kind === 'staff' ? 'staff' : `class ${item.className ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, members]) => ({
    key,
    name: members[0]?.className,
    kind: members[0]?.kind ?? 'student',
    items: members,
  }));
};
