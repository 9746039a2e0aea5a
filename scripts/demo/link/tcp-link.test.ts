import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { makeDemoLine } from './demo-line.ts';
import { layLink, type TcpLink } from './tcp-link.ts';

const DELAY_MS = 200;

/** A server that says back what it hears, behind a link. */
const openEcho = async (t: Test): Promise<TcpLink> => {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const link = await layLink((server.address() as AddressInfo).port);
  t.teardown(async () => {
    await link.stop();
    server.close();
  });
  return link;
};

const join = async (t: Test, link: TcpLink) => {
  const socket: Socket = connect(link.port, '127.0.0.1');
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
  const link = await openEcho(t);
  const { socket, heard } = await join(t, link);
  socket.write('one');
  t.ok(await until(() => heard() === 'one'));
});

t.test('a silent line loses nothing and closes nothing; it arrives when it is back', async (t) => {
  const link = await openEcho(t);
  const { socket, heard } = await join(t, link);
  link.set({ kind: 'stalled' });
  socket.write('two');
  const late = await join(t, link);
  late.socket.write('three');
  t.notOk(await until(() => heard() !== '' || late.heard() !== '', 150), 'nothing comes through');
  t.notOk(socket.destroyed);
  link.set({ kind: 'open' });
  t.ok(await until(() => heard() === 'two' && late.heard() === 'three'));
});

t.test('a closed line ends what is open and takes nobody, until it is open again', async (t) => {
  const link = await openEcho(t);
  const { socket } = await join(t, link);
  link.set({ kind: 'cut' });
  t.ok(await until(() => socket.destroyed));
  const refused = connect(link.port, '127.0.0.1');
  refused.on('error', () => refused.destroy());
  await once(refused, 'close');
  link.set({ kind: 'open' });
  const again = await join(t, link);
  again.socket.write('back');
  t.ok(await until(() => again.heard() === 'back'));
});

t.test('a slow line takes its time each way', async (t) => {
  const link = await openEcho(t);
  const { socket, heard } = await join(t, link);
  link.set({ kind: 'slow', delayMs: DELAY_MS });
  const began = performance.now();
  socket.write('slow');
  t.ok(await until(() => heard() === 'slow'));
  t.ok(performance.now() - began >= 2 * DELAY_MS - 20);
});

t.test('a deaf connection carries nothing any more, a new one does', async (t) => {
  const link = await openEcho(t);
  const { socket, heard } = await join(t, link);
  link.deafen();
  socket.write('lost');
  const fresh = await join(t, link);
  fresh.socket.write('heard');
  t.ok(await until(() => fresh.heard() === 'heard'));
  t.equal(heard(), '');
  t.notOk(socket.destroyed, 'and nobody is told');
});

t.test("the demo's words hold the cable", async (t) => {
  const link = await openEcho(t);
  const line = makeDemoLine(link);
  t.equal(line.state(), 'open');
  const { socket } = await join(t, link);
  line.set('closed');
  t.equal(line.state(), 'closed');
  t.ok(await until(() => socket.destroyed));
});
