import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import t from 'tap';
import { beatForSystemd } from './notify.ts';

t.test(
  'beats go out as long as the process turns, and only where they are asked for',
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'furtka-notify-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const told = join(folder, 'told');
    writeFileSync(told, '');
    // Stands in for systemd-notify: notes what it was told, and for which socket.
    const standIn = join(folder, 'systemd-notify');
    writeFileSync(standIn, `#!/bin/sh\necho "$NOTIFY_SOCKET $1" >> '${told}'\n`);
    chmodSync(standIn, 0o755);
    const env = {
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      NOTIFY_SOCKET: '/run/x',
      WATCHDOG_USEC: '40000',
    };
    const lines = () => readFileSync(told, 'utf8').trim().split('\n').filter(Boolean);
    const stop = beatForSystemd(env);
    while (lines().length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    stop();
    t.same([...new Set(lines())], ['/run/x WATCHDOG=1']);
    const { NOTIFY_SOCKET: _socket, ...without } = env;
    for (const other of [without, { ...env, WATCHDOG_USEC: 'soon' }, {}]) beatForSystemd(other)();
  },
);
