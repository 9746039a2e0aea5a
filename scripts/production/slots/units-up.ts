/** Pure: what `systemctl show` tells of units, and whether they stay up. */
export interface UnitState {
  readonly active: string;
  /** How often systemd itself has started it anew. */
  readonly restarts: number;
}

export const SHOWN = 'Id,ActiveState,NRestarts';

/** Blocks of `Key=value` lines with an empty line between; unknown keys are passed over. */
export const unitsIn = (printed: string): ReadonlyMap<string, UnitState> => {
  const units = new Map<string, UnitState>();
  for (const block of printed.split(/\n\s*\n/)) {
    const fields = new Map(
      block
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    const id = fields.get('Id');
    if (id === undefined) continue;
    const active = fields.get('ActiveState') ?? '';
    units.set(id, { active, restarts: Number(fields.get('NRestarts') ?? 0) });
  }
  return units;
};

/**
 * The units start again for ever (`Restart=always`, no start limit), so one that crashes is never `failed` for long: it stands in
 * `activating`, or its count of restarts has risen since `before`. A unit that is not in use here is `inactive`. Whatever could not
 * be asked is not up.
 */
export const staysUp = (
  before: ReadonlyMap<string, UnitState>,
  now: ReadonlyMap<string, UnitState>,
): boolean =>
  before.size > 0 &&
  [...now.values()].some(({ active }) => active === 'active') &&
  [...now].every(
    ([id, { active, restarts }]) =>
      (active === 'active' || active === 'inactive') &&
      restarts <= (before.get(id)?.restarts ?? restarts) &&
      !(active === 'inactive' && before.get(id)?.active === 'active'),
  );
