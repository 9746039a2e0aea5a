import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { features } from '../../features.ts';
import { catalogueOf, stepsOf } from '../../kernel/build-kernel.ts';
import { openSqlite } from '../../kernel/db/dialects/sqlite.ts';
import { migrate } from '../../kernel/db/migrate.ts';
import { lintSchema } from '../../kernel/db/schema-lint.ts';

const SCHOOL = '0198a000-0000-7000-8000-00000000000a';
const id = (n: number) => `0198a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Rows as version 1 of the events wrote them. */
const ROWS = [
  `insert into "door_event" ("school_id", "id", "site_id", "hub_id", "source", "source_id", "epoch", "seq", "kind", "occurred_at_utc",
     "clock", "roster_version", "log_id", "log_position", "hub_received_at_utc", "hub_received_at_school_utc", "received_at_utc",
     "received_at_school_utc")
   values ('${SCHOOL}', '${id(1)}', '${id(2)}', '${id(3)}', 'agent', '${id(4)}', '${id(5)}', 1, 'tap', 1, 'sure', 1, '${id(6)}', 1,
     1, 1, 1, 1)`,
  `insert into "passage" ("school_id", "id", "site_id", "door_id", "direction", "opened", "occurred_at_utc", "reached_at_utc",
     "is_late", "gap")
   values ('${SCHOOL}', '${id(1)}', '${id(2)}', '${id(7)}', 'in', 'yes', 1, 1, 0, 'none')`,
  `insert into "site" ("school_id", "id", "name", "zone", "version") values ('${SCHOOL}', '${id(2)}', 'Szkoła', 'Europe/Warsaw', 1)`,
  `insert into "school_setting" values ('${SCHOOL}', '${SCHOOL}', 7, 30, 90, 5000, 30, 30, '[]', null, 0, 0, 0, 0, 0, null, 1)`,
];

/** Steps that came with the books of the gatehouse. */
const isNewer = (name: string): boolean =>
  ['0002-gatehouse', 'passages/0003', '0002-kiosk-acts', 'presence/gatehouse/'].some((part) =>
    name.includes(part),
  );

t.test(
  'a folder from before the gatehouse’s books is brought up to date, its rows kept',
  async (t) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'furtka-upgrade-'));
    t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
    const catalogue = catalogueOf(features);
    const engine = openSqlite({ dataDir, catalogue, nowMs: () => 0 });
    t.teardown(() => engine.close());
    const all = stepsOf(features);
    const run = (steps: typeof all) =>
      migrate({ engine, steps, tables: catalogue.tables, nowMs: () => 0 });
    await run(all.filter(({ name }) => !isNewer(name)));
    const owner = { mode: 'write', tenant: '' as never, isPlatform: false } as const;
    const ask = (text: string) => engine.transaction(owner, (session) => session.run(text));
    for (const row of ROWS) await ask(row);
    await run(all);
    t.same(lintSchema(engine, catalogue, await engine.seenTables()), []);
    t.match(await ask('select "id", "kind", "about_id" from "door_event"'), [
      { id: id(1), kind: 'tap', about_id: null },
    ]);
    t.match(await ask('select "id", "opened", "cause" from "passage"'), [
      { id: id(1), opened: 'yes', cause: null },
    ]);
    t.match(await ask('select "forgotten_note_at", "visitor_days" from "school_setting"'), [
      { forgotten_note_at: 3, visitor_days: 30 },
    ]);
    await t.rejects(ask('delete from "door_event"'), 'still append-only');
    await t.resolves(ask(`update "passage" set "opened" = 'withdrawn', "door_id" = null`));
  },
);
