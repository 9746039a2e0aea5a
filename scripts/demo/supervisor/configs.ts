import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newPassphrase } from '@furtka/core-contract/passphrase';
import { devicesOf } from '../door/devices.ts';
import type { DemoFacts } from '../facts.ts';
import type { DemoOptions } from '../options.mjs';
import type { DemoPaths } from '../paths.ts';
import { writePrivately } from '../private-file.ts';
import { MAIN_AGENT, OTHER_AGENT } from '../school/make-facts.ts';
import { UserFault } from '../user-fault.ts';
import { coreUrl } from './banner.ts';

interface Place {
  readonly options: DemoOptions;
  readonly paths: DemoPaths;
  readonly facts: DemoFacts;
  /** Port of the line to the core, which a hand can cut; the bridge calls there. */
  readonly linkPort: number;
  /** Where the repository, and so the built pages, are. */
  readonly root: string;
}

/** A built application, where there is one. */
const webDirOf = (root: string, app: string): { readonly webDir?: string } => {
  const webDir = join(root, 'web', 'dist', app);
  return existsSync(join(webDir, 'index.html')) ? { webDir } : {};
};

const coreConfig = ({ options, paths, root }: Place) => ({
  version: 1,
  kind: 'demo',
  dataDir: paths.core,
  port: options.ports.core,
  publicUrl: coreUrl(options.ports),
  backupDir: paths.copies,
  backupKeyFile: paths.copiesKey,
  ...(options.issuer === undefined ? {} : { privateIssuers: [options.issuer] }),
  ...webDirOf(root, 'diary'),
});

const hubConfig = ({ options, paths, root }: Place) => ({
  v: 1,
  kind: 'demo',
  dataDir: paths.hub,
  socketPath: paths.hubSocket,
  mqttPort: options.ports.mqtt,
  enrolmentPort: options.ports.enrolment,
  kioskPort: options.ports.kiosk,
  ...webDirOf(root, 'kiosk'),
});

const agentConfig = ({ options, paths, facts }: Place, agent: string) => {
  const doors = facts.doors.filter((door) => door.agent === agent);
  const devices = doors.map(({ key }) => devicesOf(key));
  return {
    dataDir: paths.agent(agent),
    hub: { host: '127.0.0.1', mqttPort: options.ports.mqtt, enrolPort: options.ports.enrolment },
    driver: {
      name: 'simulated',
      readers: devices.flatMap(({ outside, inside }) => [{ id: outside }, { id: inside }]),
      relays: devices.map(({ relay }) => ({ id: relay, selfTimed: true })),
      contacts: devices.flatMap((one) => [
        { id: one.contact, use: 'leaf', rests: 'closed' },
        { id: one.exitButton, use: 'exit', rests: 'closed' },
        { id: one.fireInput, use: 'fire', rests: 'closed' },
        { id: one.housingInput, use: 'tamper', rests: 'closed' },
        { id: one.mainsInput, use: 'mains', rests: 'closed' },
        { id: one.batteryInput, use: 'battery', rests: 'closed' },
      ]),
      indicators: devices.map(({ lamp }) => ({ id: lamp })),
    },
    doors: doors.map(({ key, doorId }) => {
      const { inside, outside, lamp, ...wires } = devicesOf(key);
      return {
        doorId,
        ...wires,
        readers: [
          { id: outside, side: 'in', indicator: lamp },
          { id: inside, side: 'out', indicator: lamp },
        ],
      };
    }),
    healthPort: 0,
  };
};

const bridgeConfig = ({ linkPort, paths }: Place) => ({
  v: 1,
  kind: 'demo',
  hubSocket: paths.hubSocket,
  coreUrl: `http://127.0.0.1:${linkPort}`,
  credentialFile: join(paths.hub, 'hub-credential'),
});

/** The demo copies itself too; its key lies beside the copies, which no real installation may do. */
const prepareCopies = ({ paths }: Place): void => {
  mkdirSync(paths.copies, { recursive: true, mode: 0o700 });
  if (!existsSync(paths.copiesKey)) writePrivately(paths.copiesKey, `${newPassphrase()}\n`);
};

/** A config that somebody damaged is not written over in silence: what else is damaged then? */
const refuseDamaged = (file: string): void => {
  if (!existsSync(file)) return;
  try {
    const config: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof config === 'object' && config !== null) return;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserFault(
    `${file} is damaged: it holds no JSON object. Delete it, and the next start makes it anew.`,
  );
};

/**
 * Writes each process's config anew; ports and places may have changed since the last start.
 *
 * Errors: `UserFault` that names a damaged one
 */
export const writeConfigs = (place: Place): void => {
  prepareCopies(place);
  const configs = {
    core: coreConfig(place),
    hub: hubConfig(place),
    [MAIN_AGENT]: agentConfig(place, MAIN_AGENT),
    [OTHER_AGENT]: agentConfig(place, OTHER_AGENT),
    bridge: bridgeConfig(place),
  };
  for (const name of Object.keys(configs)) refuseDamaged(place.paths.config(name));
  for (const [name, config] of Object.entries(configs))
    writePrivately(place.paths.config(name), `${JSON.stringify(config, null, 2)}\n`);
};
