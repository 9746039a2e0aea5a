import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import t from 'tap';
import { CARD, NOW, newId, tapEvent } from '../../tests/event-fixture.ts';
import { openDatabase } from '../database/connection.ts';
import { SCHEMA_STEPS } from '../database/schema.ts';

const AGENT = newId();
const HOLDER = newId();

t.test('a hub of before fills its movements once from the log that it kept', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-upgrade-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'hub.db');
  const old = new Database(file);
  old.exec(SCHEMA_STEPS[0] ?? '');
  old.pragma('user_version = 1');
  const tap = tapEvent(AGENT, 1, { holderId: HOLDER });
  const events = [
    tap,
    tapEvent(AGENT, 2, { kind: 'passage', opened: 'yes', tapId: tap.id, holderId: HOLDER }),
    tapEvent(AGENT, 3, { reason: 'denied.blocked', holderId: HOLDER }),
    tapEvent(AGENT, 4, { kind: 'passage', opened: 'unknown', occurredAtUtc: NOW + 3_600_000 }),
    tapEvent(AGENT, 5, { reason: 'exit.unknown', cardId: undefined }),
  ];
  for (const [index, event] of events.entries()) {
    const fields = [index + 1, event.id, AGENT, index + 1, event['kind'], event['occurredAtUtc']];
    old
      .prepare(
        `insert into event_row (position, event_key, source_id, epoch, seq, kind, occurred_at_utc,
           received_at_utc, received_at_school_utc, hub_code, digest, hash)
         values (?, ?, ?, 'e', ?, ?, ?, ${NOW}, ${NOW}, null, '', '')`,
      )
      .run(fields);
    old
      .prepare('insert into event_content (position, salt, bytes) values (?, ?, ?)')
      .run(index + 1, Buffer.alloc(16), Buffer.from(JSON.stringify(event)));
  }
  old.close();
  const db = openDatabase(file);
  const rows = db.prepare('select * from movement order by position').all();
  db.close();
  t.match(rows, [
    { position: 1, event_id: tap.id, tap_id: null, subject: HOLDER, is_card: 0, source: 'tap' },
    { position: 2, tap_id: tap.id, subject: HOLDER, direction: 'in', source: 'card', at_utc: NOW },
    { position: 4, subject: CARD, is_card: 1, source: 'card', at_utc: NOW },
  ]);
  t.equal(rows.length, 3, 'a refused tap and a card of nobody move nobody');
});
