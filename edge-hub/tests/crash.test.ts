import t from 'tap';
import { connectDevice, newDevice } from './agent-fixture.ts';
import { DOOR, tapEvent } from './event-fixture.ts';
import { startHubProcess } from './hub-process-fixture.ts';
import { until } from './until.ts';

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

t.test('no acknowledged event is lost when the hub is killed in mid-stream [HUB-06]', async (t) => {
  const hub = await startHubProcess(t);
  const { test } = hub;
  const { local } = test;
  const device = await newDevice(test, 'main', [DOOR]);
  const acknowledged = new Set<number>();
  let seq = 0;
  let kills = 0;
  for (const killAfter of [60, 150, 400]) {
    const agent = await connectDevice(test, device);
    agent.client.on('error', () => undefined);
    await agent.subscribe('receipt');
    const before = acknowledged.size;
    agent.client.on('message', (_, payload) => {
      const { receipts } = JSON.parse(payload.toString()) as { receipts: { seq: number }[] };
      for (const receipt of receipts) acknowledged.add(receipt.seq);
      if (acknowledged.size - before >= killAfter) kill();
    });
    let exited: Promise<unknown> | undefined;
    const kill = (): void => {
      exited ??= hub.end('SIGKILL');
    };
    for (let count = 0; count < 2000; count += 1) {
      seq += 1;
      agent.publish('event', tapEvent(device.agentId, seq));
      if (count % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until('the kill', () => exited !== undefined, 20_000);
    await exited;
    agent.client.end(true);
    await hub.startAgain();
    const found = new Set<number>();
    let uncleanStarts = 0;
    let query = '';
    for (;;) {
      const { body } = await local({ method: 'GET', path: `/events${query}` });
      const { logId, rows } = body as unknown as {
        logId: string;
        rows: { payload: string; position: number; hash: string }[];
      };
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const { payload } of rows) {
        const event = JSON.parse(payload) as { seq: number; source: string; detail?: object };
        if (event.source === 'agent') found.add(event.seq);
        else uncleanStarts += event.detail && 'unclean' in event.detail ? 1 : 0;
      }
      query = `?logId=${logId}&position=${last.position}&hash=${last.hash}`;
    }
    const lost = [...acknowledged].filter((one) => !found.has(one));
    t.same(lost, [], `${acknowledged.size} acknowledged, ${found.size} found`);
    t.ok(acknowledged.size - before >= killAfter);
    kills += 1;
    t.equal(uncleanStarts, kills, 'each unclean start is an event of its own');
    t.match((await local({ method: 'GET', path: '/verify' })).body, { brokenAt: undefined });
  }
  const { body } = await local({ method: 'GET', path: '/identity' });
  t.ok(body['enrolled']);
  t.same(await hub.end('SIGTERM'), [0, null], 'and it stops by itself when asked');
});
