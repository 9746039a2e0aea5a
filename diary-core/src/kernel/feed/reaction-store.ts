import { PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import type { Engine, Session } from '../db/dialects/engine.ts';

/** Positions of the reactions, across schools, as the platform role. */
export interface ReactionStore {
  /** Every school and its newest version. */
  heads(): Promise<{ schoolId: SchoolId; version: number }[]>;
  /** Takes the lease; answers the stored position, or undefined when another process holds it or a retry is not due. */
  claim(options: {
    id: string;
    schoolId: SchoolId;
    name: string;
    owner: string;
    nowUtc: number;
    leaseMs: number;
  }): Promise<number | undefined>;
  /** Stores a position and prolongs the lease; false when it was lost. */
  advance(
    schoolId: SchoolId,
    name: string,
    owner: string,
    version: number,
    leaseUntilUtc: number,
  ): Promise<boolean>;
  /** Gives the lease back until `retryAtUtc`; answers the number of failures in a row. */
  fail(schoolId: SchoolId, name: string, owner: string, retryAtUtc: number): Promise<void>;
  release(owner: string): Promise<void>;
  /** The version up to which every reaction of the school has come; undefined when none has begun. */
  slowest(schoolId: SchoolId): Promise<number | undefined>;
}

export const openReactionStore = (engine: Engine): ReactionStore => {
  const inside = <R>(mode: 'read' | 'write', fn: (session: Session) => Promise<R>): Promise<R> =>
    engine.transaction({ mode, tenant: PLATFORM_SCHOOL_ID, isPlatform: true }, fn);
  return {
    heads: () =>
      inside('read', async (session) =>
        (await session.run('select "id", "version" from "school_head"')).map((row) => ({
          schoolId: row['id'] as SchoolId,
          version: Number(row['version']),
        })),
      ),
    claim: ({ id, schoolId, name, owner, nowUtc, leaseMs }) =>
      inside('write', async (session) => {
        await session.run(
          'insert into "reaction" ("id", "school_id", "name", "version", "failures") values (?, ?, ?, 0, 0) on conflict do nothing',
          [id, schoolId, name],
        );
        const rows = await session.run(
          `update "reaction" set "lease_owner" = ?, "lease_until_utc" = ?, "retry_at_utc" = null
           where "school_id" = ? and "name" = ? and ("lease_owner" is null or "lease_owner" = ? or "lease_until_utc" <= ?)
             and ("retry_at_utc" is null or "retry_at_utc" <= ?) returning "version"`,
          [owner, nowUtc + leaseMs, schoolId, name, owner, nowUtc, nowUtc],
        );
        return rows[0] === undefined ? undefined : Number(rows[0]['version']);
      }),
    advance: (schoolId, name, owner, version, leaseUntilUtc) =>
      inside('write', async (session) => {
        const rows = await session.run(
          `update "reaction" set "version" = ?, "failures" = 0, "lease_until_utc" = ?
           where "school_id" = ? and "name" = ? and "lease_owner" = ? returning "id"`,
          [version, leaseUntilUtc, schoolId, name, owner],
        );
        return rows.length === 1;
      }),
    fail: (schoolId, name, owner, retryAtUtc) =>
      inside('write', async (session) => {
        await session.run(
          `update "reaction" set "failures" = "failures" + 1, "retry_at_utc" = ?, "lease_owner" = null, "lease_until_utc" = null
           where "school_id" = ? and "name" = ? and "lease_owner" = ?`,
          [retryAtUtc, schoolId, name, owner],
        );
      }),
    slowest: (schoolId) =>
      inside('read', async (session) => {
        const sql = 'select min("version") as "version" from "reaction" where "school_id" = ?';
        const version = (await session.run(sql, [schoolId]))[0]?.['version'];
        return typeof version === 'number' ? version : undefined;
      }),
    release: (owner) =>
      inside('write', async (session) => {
        await session.run(
          'update "reaction" set "lease_owner" = null, "lease_until_utc" = null where "lease_owner" = ?',
          [owner],
        );
      }),
  };
};
