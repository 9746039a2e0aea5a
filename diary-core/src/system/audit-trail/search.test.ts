import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import t, { type Test } from 'tap';
import { SQLITE_FILE } from '../../kernel/db/dialects/sqlite.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { ownerRun } from '../../kernel/testing/owner-run.ts';
import { makeSite, systemFeatures, type TestSite } from '../test-site.ts';
import { type AuditFilter, searchQueries } from './search.ts';

const options = { features: systemFeatures };
const ROWS = 100_000;
const PAGE = 50;
/** Acts of the fill stand a minute apart from here on. */
const FROM_UTC = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

const idOf = (group: number, n: number): string =>
  `0198d000-0000-7000-800${group}-${n.toString(16).padStart(12, '0')}`;

/** The same in the words of each engine, of an expression `n`. */
const idText = (kit: TestKit, group: number, n: string): string => {
  const hex = kit.engine === 'sqlite' ? `printf('%012x', ${n})` : `lpad(to_hex(${n}), 12, '0')`;
  return `('0198d000-0000-7000-800${group}-' || ${hex})`;
};

/** 100,000 acts: 20 people, 10 kinds of act, 5 kinds of subject, 2,000 records; each act changed one record. */
const fill = async (kit: TestKit): Promise<void> => {
  const uuid = kit.engine === 'sqlite' ? '' : '::uuid';
  const series = `with recursive series(n) as (select 1 union all select n + 1 from series where n < ${ROWS})`;
  const at = `(n + ${FROM_UTC / MINUTE_MS}) * ${kit.engine === 'sqlite' ? '60000' : "bigint '60000'"}`;
  await ownerRun(
    kit,
    `${series} insert into audit (school_id, id, version, at_utc, at_school_utc, actor_kind, actor_id, actor_role,
       action, subject_kind, subject_id, content_digest, previous_hash, hash)
     select '${kit.schoolA}'${uuid}, ${idText(kit, 1, 'n')}${uuid}, 1000000 + n, ${at}, ${at}, 'account',
       ${idText(kit, 2, '(n % 20)')}, 'admin', 'act.number' || (n % 10), 'kind' || (n % 5),
       ${idText(kit, 3, '(n % 2000)')}, 'd', 'p', 'h' from series`,
  );
  await ownerRun(
    kit,
    `${series} insert into audit_content (school_id, id, audit_version, position, operation, table_name, row_id, digest)
     select '${kit.schoolA}'${uuid}, ${idText(kit, 4, 'n')}${uuid}, 1000000 + n, 1, 'update', 'card',
       ${idText(kit, 5, '(n % 2000)')}, 'd' from series`,
  );
  if (kit.engine === 'postgres') await ownerRun(kit, 'analyze audit; analyze audit_content');
};

interface Compiled {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** How the engine would answer, line by line. */
const planOf = async (kit: TestKit, { sql, parameters }: Compiled): Promise<string> => {
  const { database, dataDir } = kit.services.config;
  if (database.engine !== 'postgres') {
    const file = new Database(join(dataDir, SQLITE_FILE), { readonly: true });
    const rows = file.prepare(`explain query plan ${sql}`).all(...parameters);
    file.close();
    return (rows as { detail: string }[]).map(({ detail }) => detail).join('\n');
  }
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(`explain ${sql}`, [...parameters]);
  await client.end();
  return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
};

/** A table or a whole index walked through, or acts sorted that were not narrowed to a few records before. */
const WALK = { sqlite: /^SCAN (?!SUBQUERY)/m, postgres: /Seq Scan/ };
const SORT = { sqlite: /USE TEMP B-TREE/, postgres: /Sort/ };

const day = { fromUtc: FROM_UTC, beforeUtc: FROM_UTC + 24 * 60 * MINUTE_MS };
const middle = { version: 1_050_000, atSchoolUtc: FROM_UTC + 50_000 * MINUTE_MS };

/** Every filter of the screen alone, and the usual ones together. */
const FILTERS: Record<string, AuditFilter> = {
  nothing: {},
  'a later page': { after: middle },
  dates: day,
  'dates and a later page': { ...day, after: middle },
  'who did it': { actorIds: [idOf(2, 3), idOf(2, 4)] },
  'kinds of act': { actions: ['act.number1', 'act.number2'] },
  'kinds of subject': { subjectKinds: ['kind3'] },
  'who, kind and dates': { ...day, actorIds: [idOf(2, 3)], subjectKinds: ['kind3'] },
  'act and a later page': { actions: ['act.number1'], after: middle },
};

/** Plans of every filter; `makeSite` and the fill stand. */
const showPlans = async (t: Test, kit: TestKit): Promise<void> => {
  const queries = (filter: AuditFilter) =>
    kit.db
      .forSchool(kit.schoolA)
      .read(async (read) => searchQueries(read, filter, PAGE).map((query) => query.compile()));
  for (const [name, filter] of Object.entries(FILTERS))
    for (const query of await queries(filter)) {
      const plan = await planOf(kit, query);
      t.notMatch(plan, WALK[kit.engine], `${name}: no walk`);
      t.notMatch(plan, SORT[kit.engine], `${name}: read in order`);
    }
  // The acts of a few records are gathered and put in order; there are never many.
  for (const query of await queries({ recordIds: [idOf(3, 7), idOf(5, 9)] }))
    t.notMatch(await planOf(kit, query), WALK[kit.engine], 'records: no walk');
};

const showPages = async (t: Test, site: TestSite): Promise<void> => {
  const query = 'action=act.number1,act.number2&from=2026-01-02&to=2026-01-03&limit=200';
  const versions: number[] = [];
  let after = '';
  do {
    const reply = await site.admin.get(`/api/v1/audit?${query}${after && `&after=${after}`}`);
    t.equal(reply.statusCode, 200);
    const page: { items: { version: number }[]; next?: string } = reply.json();
    versions.push(...page.items.map(({ version }) => version));
    after = page.next ?? '';
  } while (after !== '');
  // Two days of minutes in Warsaw's winter, an hour ahead of UTC; two acts of ten.
  t.equal(versions.length, (2 * 1440 * 2) / 10);
  t.same(
    versions,
    [...new Set(versions)].sort((one, other) => other - one),
  );
  const touched = await site.admin.get(`/api/v1/audit?search=${idOf(5, 9)}&limit=200`);
  t.equal(touched.json().items.length, ROWS / 2000, 'every act that changed the record');
};

onBothEngines(
  t,
  'no search walks over a long register, and its pages have neither holes nor doubles',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await fill(kit);
    await showPlans(t, kit);
    await showPages(t, site);
  },
);
