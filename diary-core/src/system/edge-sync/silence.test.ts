import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { makeSite, stateOf, systemFeatures } from '../test-site.ts';

onBothEngines(
  t,
  'a bridge that says nothing of itself for five seconds is dropped',
  { features: systemFeatures },
  async (t, kit) => {
    const site = await makeSite(kit);
    const url = await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const port = Number(new URL(url).port);
    const stream = await openStream(port, site.bridge.headers, '/api/v1/hub/changes');
    const heartbeats = () => stream.events.filter((each) => each.event === 'heartbeat').length;
    await until(() => stream.events.length > 0, 'the greeting');
    kit.clock.advance(4000);
    await site.bridge.send('POST', '/api/v1/hub/state', stateOf(kit));
    kit.clock.advance(4000);
    await until(() => heartbeats() > 0, 'a heartbeat', 10_000);
    t.ok(stream.isOpen, 'heard four seconds ago');
    kit.clock.advance(6000);
    await stream.ended;
    t.pass('ended');
  },
);
