import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layLink, type TcpLink } from '@furtka/scripts/demo/link/tcp-link';
import { freePortBase } from './ports.ts';
import type { TestSchool } from './school.ts';
import { type SiteTime, siteTime } from './site-time.ts';
import { makeSlot, type Slot } from './slot.ts';

/** Where the processes of a site listen. */
export interface SitePorts {
  readonly core: number;
  readonly kiosk: number;
  readonly mqtt: number;
  readonly enrolment: number;
}

/** Folders, ports and places of core, hub and bridge; nothing runs yet. */
export interface SitePlaces {
  readonly folder: string;
  readonly hubDir: string;
  readonly socketPath: string;
  readonly ports: SitePorts;
  readonly coreUrl: string;
  readonly coreLink: TcpLink;
  readonly core: Slot;
  readonly hub: Slot;
  readonly bridge: Slot;
  readonly time: SiteTime;
}

/** What a test may make otherwise at a program; asked at each start of it. */
export interface ProgramWishes {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly program?: string;
}
export type WishesOf = (name: string) => ProgramWishes;

/** Lays out a site for a school in a new folder. */
export const layOutSite = async (
  { school, offsetMs }: TestSchool,
  wishesOf: WishesOf,
): Promise<SitePlaces> => {
  const time = siteTime(offsetMs);
  const folder = mkdtempSync(join(tmpdir(), 'furtka-site-'));
  // Whoever ends in the middle leaves no folder behind; the processes end with whoever started them.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const base = await freePortBase();
  const ports = { core: base, kiosk: base + 1, mqtt: base + 2, enrolment: base + 3 };
  const hubDir = join(folder, 'hub');
  const socketPath = join(folder, 'hub.sock');
  const schoolFile = join(folder, 'school.json');
  writeFileSync(schoolFile, JSON.stringify(school), { mode: 0o600 });
  const coreUrl = `http://localhost:${ports.core}`;
  const coreLink = await layLink(ports.core);
  const place = (entry: 'core' | 'hub' | 'bridge', own: object, more: object = {}): Slot => {
    return makeSlot(entry, () => {
      const { config: wished, ...rest } = wishesOf(entry);
      const config = { ...own, logLevel: 'warn', ...wished };
      const options = { config, ...time.options(entry), ...more };
      return { entry, name: entry, folder, options, ...rest };
    });
  };
  const core = { dataDir: join(folder, 'core'), port: ports.core, publicUrl: coreUrl };
  const hub = {
    dataDir: hubDir,
    socketPath,
    mqttPort: ports.mqtt,
    enrolmentPort: ports.enrolment,
    kioskPort: ports.kiosk,
  };
  const bridge = {
    hubSocket: socketPath,
    credentialFile: join(hubDir, 'hub-credential'),
    coreUrl: `http://127.0.0.1:${coreLink.port}`,
  };
  return {
    folder,
    time,
    hubDir,
    socketPath,
    ports,
    coreUrl,
    coreLink,
    core: place('core', core, { schoolFile }),
    hub: place('hub', hub),
    bridge: place('bridge', bridge),
  };
};
