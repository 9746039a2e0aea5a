/** Rows by a key of theirs, in their order. */
export const groupedBy = <R, K>(
  rows: readonly R[],
  keyOf: (row: R) => K,
): ReadonlyMap<K, readonly R[]> => {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
};
