import type { SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { ErasePart, RetentionRule } from '../../kernel/retention/rule.ts';
import type { Services } from '../../kernel/services.ts';
import { localDateOf, schoolZone } from '../../school/schools/api.ts';
import { evidenceSince } from '../incidents/api.ts';
import { keptFrom, settingOn, startOf } from './domain.ts';
import { openHolds, settingsOf } from './store.ts';

/** Rows a transaction. */
const STEP = 1000;

export interface RuleNow {
  readonly rule: RetentionRule;
  readonly days: number;
  /** Null: everything is held. */
  readonly part: ErasePart | null;
}

/** Each kind with the days that hold today and what they mean now. */
export const rulesNow = async (read: SchoolRead, services: Services): Promise<RuleNow[]> => {
  const zone = await schoolZone(read);
  const nowUtc = services.clocks.school.nowMs();
  const today = localDateOf(nowUtc, zone);
  const settings = await settingsOf(read);
  const { isAllHeld, personIds } = await openHolds(read);
  const evidenceUtc = await evidenceSince(read);
  return services.retention.map((rule) => {
    const days = settingOn(settings, rule.key, today).now?.days ?? rule.default;
    const beforeDate = keptFrom(today, days);
    const beforeUtc = Math.min(startOf(beforeDate, zone), evidenceUtc ?? Infinity);
    const part = {
      beforeUtc,
      beforeDate: evidenceUtc === undefined ? beforeDate : minDate(beforeDate, evidenceUtc, zone),
      today,
      nowUtc,
      heldPersonIds: personIds,
      limit: STEP,
    };
    return { rule, days, part: isAllHeld ? null : part };
  });
};

const minDate = (date: string, utcMs: number, zone: string): string => {
  const other = localDateOf(utcMs, zone);
  return other < date ? other : date;
};

export interface Erased {
  readonly key: string;
  readonly days: number;
  readonly beforeDate: string;
  readonly erased: number;
}

/**
 * Erases everything of a school whose time is over, kind by kind, in short transactions. Holds are read again before each, so that
 * one that is set meanwhile stops it. A process that stops in between goes on at the next run.
 */
export const eraseOver = async (
  services: Services,
  schoolId: SchoolId,
  { signal, progress }: { readonly signal: AbortSignal; progress(done: number): Promise<void> },
): Promise<Erased[]> => {
  const db = services.db.forSchool(schoolId);
  const found: Erased[] = [];
  for (const { rule, days, part } of await db.read((read) => rulesNow(read, services))) {
    let erased = 0;
    let last = part === null ? 0 : STEP;
    while (last >= STEP && !signal.aborted) {
      last = await db.change(
        {
          actor: serviceActor('retention'),
          action: 'retention.erase',
          subject: { kind: 'retention', id: rule.key },
        },
        async (tx) => {
          const now = (await rulesNow(tx, services)).find((each) => each.rule.key === rule.key);
          return now === undefined || now.part === null ? 0 : rule.erase(tx, now.part);
        },
      );
      erased += last;
      await progress(found.length);
    }
    const beforeDate = part?.beforeDate ?? '';
    if (part !== null) found.push({ key: rule.key, days, beforeDate, erased });
  }
  return found;
};
