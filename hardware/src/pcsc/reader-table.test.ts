import t from 'tap';
import type { DriverContext, ReaderEvent } from '../port.ts';
import { parsePcscConfig } from './config.ts';
import { makeReaderTable, type ReaderTable } from './reader-table.ts';

const [USB_0, USB_1] = ['ACS ACR1252 00 00', 'ACS ACR1252 01 00'];

const layTable = (): { table: ReaderTable; told: ReaderEvent[]; logged: string[] } => {
  const parsed = parsePcscConfig({ readers: [{ id: 'outside', match: 'ACS ACR1252*' }] });
  if (!parsed.ok) throw new Error(parsed.faults.join('; '));
  const logged: string[] = [];
  const context: DriverContext = {
    monotonicMs: () => 1_000,
    log: (_level, event) => logged.push(event),
  };
  const table = makeReaderTable(parsed.config, context);
  const told: ReaderEvent[] = [];
  table.readers.get('outside')?.on((event) => told.push(event));
  return { table, told, logged };
};
const words = (told: readonly ReaderEvent[]): string[] =>
  told.map((event) => (event.kind === 'offline' ? `offline: ${event.code}` : event.kind));

t.test(
  'a reader pulled out while pcscd lives, and put back: offline once, online once',
  async (t) => {
    const { table, told, logged } = layTable();
    const reader = table.readers.get('outside');
    t.equal(table.allOnline(), false);
    table.appeared(USB_0);
    t.equal(reader?.online(), true);
    told.length = 0;
    table.gone(USB_0, 'offline');
    table.gone(USB_0, 'offline');
    t.equal(reader?.online(), false);
    table.card(USB_0, '04a1b2c3');
    table.unreadable(USB_0, 'isoDep');
    t.same(words(told), ['offline: offline'], 'told once, and nothing is heard from it any more');
    table.appeared(USB_0);
    table.appeared(USB_0);
    t.equal(reader?.online(), true);
    table.card(USB_0, '04a1b2c3');
    t.same(words(told), ['offline: offline', 'online', 'credential']);
    t.same(logged, ['reader.online', 'reader.offline', 'reader.online']);
  },
);

t.test('put back under another name that fits, it has its place again', async (t) => {
  const { table, told } = layTable();
  table.appeared(USB_0);
  table.gone(USB_0, 'offline');
  table.appeared(USB_1);
  table.card(USB_0, '04a1b2c3');
  table.card(USB_1, '04a1b2c3');
  t.same(words(told), ['online', 'offline: offline', 'online', 'credential']);
});

t.test(
  'one that is gone takes nobody else with it, nor does a second lose its first place',
  async (t) => {
    const { table, told, logged } = layTable();
    table.appeared(USB_0);
    table.appeared(USB_1);
    t.ok(logged.includes('pcsc.reader_without_place'));
    table.gone(USB_1, 'offline');
    t.equal(table.readers.get('outside')?.online(), true);
    table.allGone('io');
    table.allGone('io');
    t.same(words(told), ['online', 'offline: io']);
  },
);
