import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@furtka/diary-core/config';
import { seedSchool } from '@furtka/diary-core/seed';
import { startCore } from '@furtka/diary-core/start';
import { type Person, signIn } from './person.ts';
import { freePortBase } from './ports.ts';
import { root } from './root.ts';
import { makeTestSchool, type TestSchool } from './school.ts';
import { until } from './until.ts';

/** What stands on a printed slip. */
export interface PrintedSlip {
  readonly role: string;
  readonly login: string;
  readonly code: string;
}

/** A core in this process with a small school and the built screens: much faster than a whole demo, and its clock can be moved. */
export interface OwnCore {
  readonly url: string;
  readonly school: TestSchool;
  /** Moves the clock of the machine ahead, ms; sessions grow old by it, pages do not. */
  ahead(ms: number): void;
  person(role: 'admin' | 'director' | 'secretariat'): Promise<Person>;
  /** Orders slips of the first class for parents; a test cannot read a PDF, but it sees what goes in. */
  printSlips(): Promise<readonly PrintedSlip[]>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** @param mailPort  of a mail server on this machine; without one no letter is sent */
export const startOwnCore = async (
  options: { readonly mailPort?: number } = {},
): Promise<OwnCore> => {
  const { mailPort } = options;
  const school = makeTestSchool({
    classesPerGrade: 1,
    pupilsPerClass: 4,
    doors: 1,
    pulseMs: 3_000,
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'furtka-own-'));
  const masterKeyFile = join(dataDir, 'master.key');
  writeFileSync(masterKeyFile, randomBytes(32), { mode: 0o600 });
  const port = await freePortBase();
  const url = `http://localhost:${port}`;
  let aheadMs = 0;
  const system = { nowMs: () => Date.now() + aheadMs };
  const core = await startCore({
    clocks: { system, school: system, monotonicMs: () => performance.now() + aheadMs },
    config: loadConfig({
      FURTKA_CORE_KIND: 'demo',
      FURTKA_CORE_DATA_DIR: dataDir,
      FURTKA_CORE_MASTER_KEY_FILE: masterKeyFile,
      FURTKA_CORE_PORT: String(port),
      FURTKA_CORE_PUBLIC_URL: url,
      FURTKA_CORE_WEB_DIR: join(root, 'web', 'dist', 'diary'),
      FURTKA_CORE_LOG_LEVEL: 'silent',
      ...(mailPort === undefined
        ? {}
        : {
            FURTKA_CORE_MAIL_HOST: '127.0.0.1',
            FURTKA_CORE_MAIL_PORT: String(mailPort),
            FURTKA_CORE_MAIL_SECURITY: 'none',
            FURTKA_CORE_MAIL_FROM: 'dziennik@szkola.example',
          }),
    }),
  });
  await seedSchool(core.services, school.school);
  const person: OwnCore['person'] = (role) => signIn(url, school.login(role));
  return {
    url,
    school,
    ahead: (ms) => {
      aheadMs += ms;
    },
    person,
    printSlips: async () => {
      const slips: PrintedSlip[] = [];
      const { printer } = core.services;
      const print = printer.print.bind(printer);
      printer.print = (order) => {
        slips.push(...((order.data as { slips?: PrintedSlip[] }).slips ?? []));
        return print(order);
      };
      const admin = await person('admin');
      const classId = school.school.classes[0]?.id;
      await admin.post('/api/v1/login-slips', { classId, audience: 'guardians' });
      await until('slips', async () => slips.length > 0, 60_000);
      return slips;
    },
    remove: async () => {
      await core.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
