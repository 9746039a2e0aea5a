import { buildRoster, door, staffGroup } from '../fixtures/roster.ts';
import { makeSchool, uidCard } from '../fixtures/school.ts';
import { type Line, startTcpProxy } from '../fixtures/tcp-proxy.ts';
import { startTestHub } from '../fixtures/test-hub.ts';

/** The hub and the line to it, in a process of their own, so that they take no time from the agent's thread. */
export interface HubReady {
  readonly port: number;
  readonly identity: object;
  readonly roster: string;
}

const CARDS = 2000;
const allDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

const run = async (): Promise<void> => {
  const school = await makeSchool();
  const hub = await startTestHub(school);
  const proxy = await startTcpProxy(hub.port);
  const nowMs = Date.now();
  const roster = school.signRoster({
    version: nowMs,
    issuedAtUtc: nowMs,
    doors: [door({ pulseMs: 100 })],
    groups: [staffGroup({ hours: allDay })],
    cards: Array.from({ length: CARDS }, (_, number) => uidCard(number)),
    settings: { ...buildRoster().settings, repeatFoldMs: 0 },
  });
  await hub.roster(roster);
  process.on('message', (line: Line) => proxy.set(line));
  process.on('disconnect', () => process.exit(0));
  const ready: HubReady = { port: proxy.port, identity: school.identity, roster };
  process.send?.(ready);
};
await run();
