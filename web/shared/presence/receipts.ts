/** A door and what it said about a block. Times: system clock, UTC ms. */
export interface DoorAnswer {
  readonly doorId: string;
  readonly doorName: string;
  readonly confirmedAtUtc?: number;
  readonly online?: boolean;
  readonly lastHeardAtUtc?: number;
}

export interface ReceiptRow {
  readonly doorId: string;
  readonly doorName: string;
  readonly state: 'confirmed' | 'waiting' | 'offline';
  /** Confirmed: milliseconds from the block to the confirmation. Offline: since the last contact. Missing when not known. */
  readonly ms?: number;
}

const elapsed = (from: number | undefined, to: number | undefined) =>
  from === undefined || to === undefined || to < from ? {} : { ms: to - from };

/**
 * Doors of a block as rows: first those that are offline, because somebody must watch them.
 *
 * @param blockedAtUtc  missing when not known
 * @param nowUtc        system clock
 */
export const receiptRows = (
  answers: readonly DoorAnswer[],
  blockedAtUtc: number | undefined,
  nowUtc: number,
): ReceiptRow[] => {
  const rows = answers.map((answer): ReceiptRow => {
    const { doorId, doorName, confirmedAtUtc } = answer;
    if (confirmedAtUtc !== undefined) {
      return { doorId, doorName, state: 'confirmed', ...elapsed(blockedAtUtc, confirmedAtUtc) };
    }
    if (answer.online !== false) return { doorId, doorName, state: 'waiting' };
    return { doorId, doorName, state: 'offline', ...elapsed(answer.lastHeardAtUtc, nowUtc) };
  });
  const order = { offline: 0, waiting: 1, confirmed: 2 };
  return rows.sort((a, b) => order[a.state] - order[b.state]);
};

/** The instant in a time-ordered id, UTC ms; nothing for any other id. Source: RFC 9562 §5.7. */
export const instantOfId = (id: string): number | undefined =>
  id[14] === '7' ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) : undefined;
