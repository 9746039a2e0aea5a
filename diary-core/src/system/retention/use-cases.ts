import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { evidenceSince } from '../incidents/api.ts';
import { settingOn } from './domain.ts';
import { rulesNow } from './erase.ts';
import type { HoldReply, RuleReply, RunReply, SettingBody } from './schema.ts';
import { holdRows, openHolds, runsOf, type StoredSetting, settingsOf } from './store.ts';

interface Stamp {
  readonly name: string;
  /** System clock. */
  readonly atUtc: number;
}

const settingReply = (setting: StoredSetting | undefined) =>
  setting === undefined
    ? null
    : {
        days: setting.days,
        validFrom: setting.validFrom,
        reason: setting.reason,
        setByName: setting.setByName,
      };

/** Every kind with its bounds, its days and how much is over. */
export const retentionReply = async (read: SchoolRead, services: Services) => {
  const today = await schoolToday(read, services.clocks);
  const settings = await settingsOf(read);
  const items: RuleReply[] = [];
  for (const { rule, days, part } of await rulesNow(read, services)) {
    const { now, next } = settingOn(settings, rule.key, today);
    items.push({
      key: rule.key,
      from: rule.from,
      least: rule.least,
      most: rule.most,
      default: rule.default,
      source: rule.source,
      days,
      setting: settingReply(now),
      next: settingReply(next),
      waiting: part === null ? 0 : await rule.count(read, part),
    });
  }
  const { isAllHeld, personIds } = await openHolds(read);
  const evidenceFromUtc = (await evidenceSince(read)) ?? null;
  return { items, isAllHeld, heldPersons: personIds.length, evidenceFromUtc };
};

/**
 * Keeps a kind of data for so many days from a day on; the days before stay as they were.
 *
 * Errors  `kernel.not_found`, `retention.out_of_bounds` with the bounds, `retention.no_such_date`, `retention.too_early`,
 *         `kernel.duplicate` when something is set for that day already
 */
export const setRetention = async (
  tx: SchoolTx,
  services: Services,
  key: string,
  { body, stamp }: { readonly body: SettingBody; readonly stamp: Stamp },
): Promise<void> => {
  const rule = services.retention.find((each) => each.key === key);
  if (rule === undefined)
    throw new AppError('not_found', 'kernel.not_found', { noun: 'retention' });
  const { days, validFrom, reason } = body;
  if (days < rule.least || days > rule.most)
    throw new AppError('invalid', 'retention.out_of_bounds', {
      least: rule.least,
      most: rule.most,
    });
  if (!isSchoolDate(validFrom)) throw new AppError('invalid', 'retention.no_such_date');
  if (validFrom < (await schoolToday(tx, services.clocks)))
    throw new AppError('invalid', 'retention.too_early');
  await tx.insert('retention_setting', {
    id: tx.newId<'RetentionSettingId'>(),
    rule_key: key,
    days,
    valid_from: validFrom,
    reason: reason.trim(),
    set_at_utc: stamp.atUtc,
    set_by_name: stamp.name,
  });
};

export const listRuns = async (read: SchoolRead): Promise<RunReply[]> =>
  (await runsOf(read, 60)).map(({ run, counts }) => ({
    runId: run.id,
    onDate: run.on_date,
    finishedAtUtc: run.finished_at_utc,
    askedByName: run.asked_by_name,
    erased: run.erased,
    counts: counts.map((each) => ({
      key: each.rule_key,
      days: each.days,
      beforeDate: each.before_date,
      erased: each.erased,
    })),
  }));

export const listHolds = async (read: SchoolRead): Promise<HoldReply[]> => {
  const rows = await holdRows(read);
  const names = await personsByIds(
    read,
    rows.flatMap((row) => row.person_id ?? []),
  );
  return rows.map((row) => {
    const person = row.person_id === null ? undefined : names.get(row.person_id);
    return {
      holdId: row.id,
      personId: row.person_id,
      personName: person === undefined ? null : fullName(person),
      reason: row.reason,
      setAtUtc: row.set_at_utc,
      setByName: row.set_by_name,
      endedAtUtc: row.ended_at_utc,
      endedByName: row.ended_by_name,
      endReason: row.end_reason,
      version: row.version,
    };
  });
};

/** Errors: `kernel.not_found` for a person of another school. */
export const addHold = async (
  tx: SchoolTx,
  body: { readonly personId: string | null; readonly reason: string },
  stamp: Stamp,
): Promise<void> => {
  if (body.personId !== null) await tx.require('person', body.personId);
  await tx.insert('retention_hold', {
    id: tx.newId<'RetentionHoldId'>(),
    person_id: body.personId as PersonId | null,
    reason: body.reason.trim(),
    set_at_utc: stamp.atUtc,
    set_by_name: stamp.name,
    version: 1,
  });
};

/** Errors: `retention.hold_ended`, `kernel.version_conflict`. */
export const endHold = async (
  tx: SchoolTx,
  holdId: string,
  end: Stamp & { readonly reason: string; readonly version: number },
): Promise<void> => {
  const hold = await tx.require('retention_hold', holdId);
  if (hold.ended_at_utc !== null) throw new AppError('conflict', 'retention.hold_ended');
  await tx.update(
    'retention_hold',
    holdId,
    { ended_at_utc: end.atUtc, ended_by_name: end.name, end_reason: end.reason.trim() },
    { expectVersion: end.version },
  );
};
