import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clocks } from '@furtka/core-contract/clock';
import type { SchoolId, SiteId } from '@furtka/core-contract/ids';
import pino, { type Logger } from 'pino';
import { buildApp, type Services } from './app.ts';
import type { Config } from './config.ts';
import { serviceActor } from './kernel/access/control.ts';
import { AppError } from './kernel/domain/app-error.ts';
import { claimDataFolder } from './kernel/keys/installation-kind.ts';
import { makeMasterKey } from './kernel/keys/master-key.ts';
import { DEFAULT_ZONE, UNNAMED_SCHOOL } from './school/schools/api.ts';
import { realClocks } from './start.ts';
import { firstPassword, foundSchool } from './system/provider/found-school.ts';

export interface InitOptions {
  /** Of kind `production`. The data folder and the master key are made where they are missing. */
  readonly config: Config;
  readonly school?: {
    readonly name: string;
    readonly siteName: string;
    /** IANA zone of the site. */
    readonly zone?: string;
  };
  readonly admin?: {
    readonly login: string;
    readonly firstName: string;
    readonly lastName: string;
  };
  readonly clocks?: Clocks;
  readonly log?: Logger;
}

export interface Initialised {
  readonly schoolId: SchoolId;
  readonly siteId: SiteId;
  readonly login: string;
  /** Good for one login; kept nowhere but in the answer. */
  readonly oneTimePassword: string;
}

const FIRST_SCHOOL = { name: UNNAMED_SCHOOL, siteName: 'Budynek główny' } as const;
const FIRST_ADMIN = { login: 'administrator', firstName: 'Administrator', lastName: 'Szkoły' };

const refuse = (sentence: string): AppError =>
  new AppError('conflict', 'schools.already_initialised', { sentence });

/** Folder, its kind and the master key. A run that was cut short goes on where it stopped. */
const prepareFolder = ({ dataDir, kind, masterKeyFile }: Config): void => {
  if (kind !== 'production') throw refuse('furtka init makes production installations only.');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  claimDataFolder(dataDir, 'production');
  mkdirSync(dirname(masterKeyFile), { recursive: true, mode: 0o700 });
  if (!existsSync(masterKeyFile)) makeMasterKey(masterKeyFile);
};

const hasAnySchool = async (services: Services): Promise<boolean> =>
  services.db
    .forPlatform('an installation is made once')
    .read(
      async (read) => (await read.from('school').select('id').executeTakeFirst()) !== undefined,
    );

const firstSchool = async (services: Services, options: InitOptions): Promise<Initialised> => {
  const { school = FIRST_SCHOOL, admin = FIRST_ADMIN } = options;
  const zone = options.school?.zone ?? DEFAULT_ZONE;
  const schoolId = services.newId<'SchoolId'>();
  const { oneTimePassword, passwordHash } = await firstPassword(services);
  const actor = serviceActor('init');
  const order = { schoolId, actor, action: 'school.init', school: { ...school, zone }, admin };
  const siteId = await foundSchool(services, order, { passwordHash });
  return { schoolId, siteId, login: admin.login, oneTimePassword };
};

/**
 * Makes a production installation: folder, kind, master key, database, the first school and its administrator.
 *
 * @returns  the first login; its password is shown once, here
 * Errors    `schools.already_initialised` when there is a school already; `kernel.installation_kind` for a demo's folder; each
 *           carries a `sentence` for the terminal
 */
export const initCore = async (options: InitOptions): Promise<Initialised> => {
  prepareFolder(options.config);
  const { app, services } = await buildApp({
    config: options.config,
    clocks: options.clocks ?? realClocks(),
    log: options.log ?? pino({ level: 'silent' }),
  });
  try {
    if (await hasAnySchool(services)) {
      throw refuse(`${options.config.dataDir} holds an installation already; nothing was changed.`);
    }
    return await firstSchool(services, options);
  } finally {
    await app.close();
  }
};
