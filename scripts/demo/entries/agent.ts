import { parseArgs } from 'node:util';
import type { DriverContext } from '@furtka/hardware/port';
import { loadConfig } from '@furtka/reader-agent/config';
import { startAgent } from '@furtka/reader-agent/start';
import pino from 'pino';
import { putDoorOnBoard } from '../door/board-door.ts';
import { devicesOf } from '../door/devices.ts';
import { openDemoDevices } from '../door/open-devices.ts';
import { openSimulatedDoors } from '../door/simulated-doors.ts';
import { requireFacts } from '../facts.ts';
import { runEntry } from './entry.ts';
import { reportStanding } from './report-standing.ts';

await runEntry(async ({ paths, name, configFile, clocks, bus, observer }) => {
  const { values } = parseArgs({
    strict: false,
    options: {
      reader: { type: 'string', default: 'simulated' },
      board: { type: 'string', default: 'none' },
    },
  });
  const config = loadConfig({}, configFile);
  const log = pino({ name: `agent-${name}`, level: config.logLevel ?? 'info' });
  const doors = requireFacts(paths.facts).doors.filter(({ agent }) => agent === name);
  const people = openSimulatedDoors(doors, bus, clocks.monotonicMs);
  const context: DriverContext = {
    monotonicMs: clocks.monotonicMs,
    log: (level, event, fields) => log[level](fields, event),
  };
  const opened = await openDemoDevices(config.driver, String(values.reader), context);
  const [first] = doors;
  const isOnBoard = values.board === 'simulated' && first !== undefined;
  const { devices, control } = isOnBoard
    ? await putDoorOnBoard(devicesOf(first.key), opened, context)
    : opened;
  const agent = await startAgent({
    config,
    devices,
    clocks,
    log,
    observer: {
      hop: observer.hop,
      decided: people.decided,
      ended: people.ended,
    },
  });
  await bus.connected();
  people.attach(devices, control);
  const keyOf = new Map(doors.map(({ doorId, key }) => [doorId, key]));
  const endReport = reportStanding(bus, clocks.monotonicMs, async () => {
    const { isHubUp, spoolDepth, lostCount, confirmed, doors: states } = agent.snapshot();
    return {
      ...{ at: 'agent', agent: name, isHubUp, waiting: spoolDepth, lost: lostCount },
      versions: confirmed,
      doors: states.map(({ doorId, state, mode }) => ({
        key: keyOf.get(doorId) ?? '',
        state,
        mode,
      })),
    };
  });
  return {
    stop: async () => {
      endReport();
      people.stop();
      await agent.stop();
    },
  };
});
