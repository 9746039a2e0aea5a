import { rm, writeFile } from 'node:fs/promises';
import t from 'tap';
import { Link } from './link.ts';
import { CREDENTIAL, makeBlock } from './speaking-core.ts';
import { events, makeWorld, until } from './world.ts';

t.test('a block goes to the hub at once, each block once [HUB-07]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  await bridge();
  await until('the stream', () => core.streams === 1);
  const block = makeBlock();
  const startedAtMs = performance.now();
  core.tell({ kind: 'block', block });
  await until('the block', () => hub.blocks.length === 1);
  t.ok(performance.now() - startedAtMs < 500, 'far within the second that a door has');
  t.same(hub.blocks, [block]);
});

t.test('blocks overtake a roster that is still on its way [HUB-07]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  core.moods.roster.push({ kind: 'slow', ms: 400 });
  core.rosterVersion = 7;
  hub.blockStatuses = [503, 503];
  await bridge();
  await until('the roster to be asked for', () => core.rosterFetches === 1);
  core.tell({ kind: 'block', block: makeBlock() });
  await until('the block', () => hub.blocks.length === 1);
  t.same(hub.rosters, [], 'the roster is not there yet');
  await until('the roster', () => hub.rosters.length === 1);
  t.same(hub.order, ['block', 'roster']);
});

t.test(
  'a block is tried until the hub has it; one it never takes holds up no other [HUB-07]',
  async (t) => {
    const { hub, core, bridge, logged } = await makeWorld(t);
    core.unsettled = [makeBlock(), makeBlock(), makeBlock()];
    hub.blockStatuses = [422, 503, 409];
    await bridge();
    await until('the others', () => hub.blocks.length === 2);
    const ids = core.unsettled.map((block) => block.blockId);
    t.same(hub.blocks.map((block) => block.blockId).toSorted(), ids.slice(1).toSorted());
    t.ok(logged.some((line) => line.includes('block.refused')));
  },
);

t.test(
  'a newer roster is fetched and put, an older one is not; the directory too [HUB-07]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    hub.rosterVersion = 5;
    hub.directoryVersion = 2;
    core.rosterVersion = 5;
    core.directoryVersion = 3;
    await bridge();
    await until('the directory', () => hub.directories.length === 1);
    t.equal(hub.directories[0], '{"version":3}', 'byte for byte');
    t.equal(core.rosterFetches, 0, 'the hub has the roster already');
    core.rosterVersion = 6;
    core.tell({ kind: 'roster', version: 6 });
    await until('the roster', () => hub.rosters.length === 1);
    t.same(hub.rosters, ['roster 6']);
    core.tell({ kind: 'roster', version: 4 });
    core.tell({ kind: 'block', block: makeBlock() });
    await until('what came after', () => hub.blocks.length === 1);
    t.equal(core.rosterFetches, 1);
    hub.rosterVersion = 3;
    hub.changeState();
    await until('a hub that lost it gets it again', () => hub.rosters.length === 2);
  },
);

t.test('a roster that the hub refuses is not thrown at it again and again [HUB-07]', async (t) => {
  const { hub, core, bridge, logged } = await makeWorld(t);
  hub.rosterStatus = 422;
  core.rosterVersion = 9;
  // The pause is drawn at random from zero on: so long a ceiling that it never ends within the test.
  const refusedBackoff = { baseMs: 600_000_000, capMs: 600_000_000 };
  await bridge({ pace: { refusedBackoff } });
  await until('the refusal', () => logged.some((line) => line.includes('roster.refused')));
  core.tell({ kind: 'block', block: makeBlock() });
  await until('the block all the same', () => hub.blocks.length === 1);
  await until('some states', () => core.states.length > 5);
  t.equal(core.rosterFetches, 1);
  const { connects } = core;
  core.beats = false;
  await until('a new stream, which tells the version again', () => core.connects > connects);
  core.beats = true;
  core.tell({ kind: 'block', block: makeBlock() });
  await until('the second block', () => hub.blocks.length === 2);
  t.equal(core.rosterFetches, 1, 'no news');
  hub.rosterStatus = 204;
  core.rosterVersion = 10;
  core.tell({ kind: 'roster', version: 10 });
  await until('a newer one is tried at once', () => hub.rosters.length === 1);
});

t.test(
  'a silent core is dropped within the limit and the block comes with the next stream [HUB-07]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    const running = await bridge();
    await until('the core', () => running.health().core.connected && hub.links.includes(true));
    core.beats = false;
    await until('the next stream', () => core.connects >= 2);
    await until('the hub to be told', () => hub.links.includes(false));
    core.beats = true;
    await until('the core again', () => running.health().core.connected);
  },
);

t.test('a link that drops without a word hides no block [HUB-07]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  const link = new Link(() => core.port);
  await link.start();
  t.teardown(() => link.stop());
  const running = await bridge({ coreUrl: `http://localhost:${link.port}` });
  await until('the core', () => running.health().core.connected);
  link.loseSilently();
  const block = makeBlock();
  core.unsettled = [block];
  core.tell({ kind: 'block', block });
  const startedAtMs = performance.now();
  await until('the block', () => hub.blocks.length > 0);
  t.ok(performance.now() - startedAtMs < 2_000, 'silence limit of 400 ms and a pause');
  t.equal(hub.blocks[0]?.blockId, block.blockId);
  await until('the kiosk to know', () => hub.links.join().includes('true,false,true'));
});

t.test('an event that the core took brings the blocks at once, not after a pause', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  const coreBackoff = { baseMs: 600_000, capMs: 600_000 };
  const running = await bridge({ pace: { coreBackoff } });
  await until('the core', () => running.health().core.connected);
  await core.stop();
  await until('the loss', () => !running.health().core.connected);
  await core.start();
  const block = makeBlock();
  core.unsettled = [block];
  hub.append(...events(1));
  await until('the block', () => hub.blocks.length > 0);
  t.equal(hub.blocks[0]?.blockId, block.blockId);
});

t.test(
  'the state goes up at once when it changes, and every so often when not [HUB-07]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    await bridge({ pace: { stateEveryMs: 300 } });
    await until('the first state', () => core.states.length >= 1);
    await until('it goes on', () => core.states.length >= 4);
    const [first, , third] = core.states.slice(-3);
    const spanMs = (third?.atMs ?? 0) - (first?.atMs ?? 0);
    t.ok(spanMs >= 400 && spanMs < 2_000, `two rests of 300 ms took ${Math.round(spanMs)} ms`);
    const changedAtMs = performance.now();
    hub.changeState();
    await until('the change', () => core.states.some((state) => state.atUtc === hub.stateVersion));
    t.ok(performance.now() - changedAtMs < 250, 'not at the end of a rest');
  },
);

t.test('a revoked hub is told so, by the stream or by a refusal [HUB-07]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  const running = await bridge();
  await until('the stream', () => core.streams === 1);
  core.tell({ kind: 'revoked' });
  await until('the hub to be told', () => hub.revocations === 1);
  t.equal(running.health().revoked, true);
  core.moods.changes.push({ kind: 'status', status: 401, code: 'hub.revoked' });
  core.hangUp();
  await until('the hub to be told again', () => hub.revocations === 2);
});

t.test('a core that refuses, babbles or speaks another version is no connection', async (t) => {
  const { core, bridge, logged } = await makeWorld(t);
  core.versions = [7];
  core.moods.changes.push(
    { kind: 'status', status: 500, code: 'bug' },
    { kind: 'garbage' },
    { kind: 'half' },
  );
  const running = await bridge();
  await until('the version', () => logged.some((line) => line.includes('core.version_unknown')));
  t.equal(running.health().core.connected, false);
  core.versions = [2, 1];
  await until('an understanding', () => running.health().core.connected);
});

t.test(
  'a credential that comes later, or changes, is taken without a restart [HUB-07]',
  async (t) => {
    const { core, credentialFile, bridge, logged } = await makeWorld(t);
    await rm(credentialFile);
    const running = await bridge();
    await until('the lack to be told', () => running.health().lastFault === 'credential.missing');
    t.equal(core.connects, 0);
    await writeFile(credentialFile, 'an-old-credential-that-is-refused');
    await until('the refusal', () => running.health().lastFault === 'kernel.unauthenticated');
    await writeFile(credentialFile, CREDENTIAL);
    await until('the core', () => running.health().core.connected);
    t.notOk(
      logged.some((line) => line.includes(CREDENTIAL)),
      'no credential in the log',
    );
  },
);
