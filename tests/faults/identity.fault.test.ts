import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { topic } from '@furtka/hub-contract/topics';
import t from 'tap';
import { connectDevice, deviceOptions, identityOf, isAdmitted } from '../harness/device.ts';
import { until } from '../harness/until.ts';
import { agentOf, cardOf, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

/** A certificate for a name, by an authority that nobody knows. */
const selfMade = (folder: string, name: string): { key: string; cert: string } => {
  const [key, cert] = [join(folder, 'foreign.key.pem'), join(folder, 'foreign.cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-keyout', key, '-out', cert, '-subj', `/CN=${name}`, '-days', '9'],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
};

/** A CONNECT packet of MQTT 3.1.1 without TLS; what comes back, or nothing when the broker closed. */
const plainConnect = (port: number, clientId: string): Promise<Buffer> =>
  new Promise((resolve) => {
    const name = Buffer.from(clientId);
    const head = Buffer.from([0x00, 0x04, 0x4d, 0x51, 0x54, 0x54, 0x04, 0x02, 0x00, 0x3c]);
    const body = Buffer.concat([head, Buffer.from([0, name.length]), name]);
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(Buffer.concat([Buffer.from([0x10, body.length]), body])),
    );
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });

t.test('nobody is a door but the door (T15)', async (t) => {
  const site = await smallSite(t);
  const { mqtt: port } = site.ports;
  const main = agentOf(site, 0);
  const victim = identityOf(main.dataDir);
  const [doorId] = site.school.doorIds;
  if (doorId === undefined) throw new RangeError('no door');
  const insider = identityOf((await site.enrol('insider', [doorId])).dataDir);
  const isVictimOnline = async () =>
    (await site.state()).agents.some(({ agentId, online }) => agentId === main.agentId && online);

  await t.test('without TLS, without a certificate, or with a self-made one', async (t) => {
    const answer = await plainConnect(port, victim.agentId);
    t.notSame([...answer.subarray(0, 4)], [0x20, 2, 0, 0], 'no CONNACK without TLS');
    const none = deviceOptions(victim, port);
    delete none.key;
    delete none.cert;
    t.notOk(await isAdmitted(none), 'no certificate');
    const own = selfMade(site.folder, victim.agentId);
    t.notOk(await isAdmitted(deviceOptions(victim, port, own)), 'another authority');
    t.ok(await isVictimOnline(), 'the door stays connected');
  });

  await t.test('a door of the same site cannot be another door [HUB-06]', async (t) => {
    t.ok(await isAdmitted(deviceOptions(insider, port)), 'as itself it may');
    const asVictim = { clientId: victim.agentId };
    t.notOk(
      await isAdmitted(deviceOptions(insider, port, asVictim)),
      "another agent's client id under its own certificate",
    );
    const stolen = { key: victim.privateKeyPem, cert: victim.certificatePem };
    t.notOk(
      await isAdmitted(deviceOptions(insider, port, stolen)),
      "another agent's certificate under its own client id",
    );
    t.notOk(
      await isAdmitted(deviceOptions(insider, port, { clean: false })),
      'no session that outlives its connection',
    );
    t.ok(await isVictimOnline(), 'the door stays connected');
  });

  await t.test('an admitted device neither speaks for another nor listens to it', async (t) => {
    const device = await connectDevice(insider, port);
    t.teardown(device.stop);
    const commands = topic('command', victim.siteId, victim.agentId);
    const wanted = [commands, topic('receipt', victim.siteId, victim.agentId), 'furtka/#', '#'];
    for (const wish of wanted) {
      const refusal = await device.client.subscribeAsync(wish).then(
        (granted) => granted.every(({ qos }) => Number(qos) > 2),
        () => true,
      );
      t.ok(refusal, `may not listen to ${wish}`);
    }
    const before = (await site.events()).length;
    for (const wish of ['event', 'state', 'roster', 'deny'] as const) {
      const forger = await connectDevice(insider, port);
      forger.client.publish(topic(wish, victim.siteId, victim.agentId), '{}', { qos: 1 });
      await until(`the broker to end who publishes a foreign ${wish}`, () => !forger.isOpen());
      await forger.stop();
    }
    t.equal((await site.events()).length, before, 'nothing of it was taken');
    t.ok(await isVictimOnline(), 'the door stays connected');
    t.match(await tapCard(main, cardOf(site, 0)), { decision: 'granted' }, 'and serves');
  });

  await t.test('struck out, a device is gone at once and for good', async (t) => {
    const device = await connectDevice(insider, port);
    t.teardown(device.stop);
    await site.local('DELETE', `/agents/${insider.agentId}`);
    await until('its session to end', () => !device.isOpen(), 1000);
    t.notOk(await isAdmitted(deviceOptions(insider, port)));
  });
});
