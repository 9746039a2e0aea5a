import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { bytesOf, NOW, newId, tapEvent } from '../../tests/event-fixture.ts';
import { openDatabase } from '../database/connection.ts';
import { append } from '../eventlog/append.ts';
import { inTransaction, openLog } from '../eventlog/log-handle.ts';
import { alarmEvents } from './book-store.ts';

t.test('a door that rattled for weeks does not keep the hub from starting', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-alarms-'));
  const db = openDatabase(join(folder, 'hub.db'));
  t.teardown(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  const log = openLog(db);
  const sourceId = newId();
  const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
  const alarms = Array.from({ length: 10_100 }, (_, index) => {
    const kind = index % 2 === 0 ? 'door.forced' : 'door.closed';
    const event = tapEvent(sourceId, index + 1, { kind, reason: undefined, cardId: undefined });
    return { source: 'agent', sourceId, bytes: bytesOf(event), ...received } as const;
  });
  inTransaction(log, () => append(log, alarms));
  const found = alarmEvents(db).map(({ seq }) => seq);
  t.equal(found.length, 10_000, 'the newest');
  t.equal(found.at(-1), 10_100);
  t.same(
    found,
    found.toSorted((a, b) => a - b),
    'in the order of the log',
  );
});
