import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { openRelay, SLOW_MS, type TcpRelay } from './tcp-relay.ts';

/** A server that says back what it hears, behind a relay. */
const openEcho = async (t: Test): Promise<TcpRelay> => {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const relay = await openRelay((server.address() as AddressInfo).port);
  t.teardown(async () => {
    await relay.stop();
    server.close();
  });
  return relay;
};

const join = async (t: Test, relay: TcpRelay) => {
  const socket: Socket = connect(relay.port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  socket.on('error', () => socket.destroy());
  let heard = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    heard += text;
  });
  await once(socket, 'connect');
  return { socket, heard: () => heard };
};

const until = async (holds: () => boolean, limitMs = 5000): Promise<boolean> => {
  const deadline = performance.now() + limitMs;
  while (!holds() && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return holds();
};

t.test('an open line forwards both ways', async (t) => {
  const relay = await openEcho(t);
  const { socket, heard } = await join(t, relay);
  socket.write('one');
  t.ok(await until(() => heard() === 'one'));
  t.equal(relay.state(), 'open');
});

t.test('a silent line loses nothing and closes nothing; it arrives when it is back', async (t) => {
  const relay = await openEcho(t);
  const { socket, heard } = await join(t, relay);
  relay.set('silent');
  socket.write('two');
  const late = await join(t, relay);
  late.socket.write('three');
  t.notOk(await until(() => heard() !== '' || late.heard() !== '', 150), 'nothing comes through');
  t.notOk(socket.destroyed);
  relay.set('open');
  t.ok(await until(() => heard() === 'two' && late.heard() === 'three'));
});

t.test('a closed line ends what is open and takes nobody, until it is open again', async (t) => {
  const relay = await openEcho(t);
  const { socket } = await join(t, relay);
  relay.set('closed');
  t.ok(await until(() => socket.destroyed));
  const refused = connect(relay.port, '127.0.0.1');
  refused.on('error', () => refused.destroy());
  await once(refused, 'close');
  relay.set('open');
  const again = await join(t, relay);
  again.socket.write('back');
  t.ok(await until(() => again.heard() === 'back'));
});

t.test('a slow line takes its time each way', async (t) => {
  const relay = await openEcho(t);
  const { socket, heard } = await join(t, relay);
  relay.set('slow');
  const began = performance.now();
  socket.write('slow');
  t.ok(await until(() => heard() === 'slow'));
  t.ok(performance.now() - began >= 2 * SLOW_MS - 20);
});
