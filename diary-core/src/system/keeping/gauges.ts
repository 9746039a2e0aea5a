import { Gauge } from 'prom-client';
import { fullness } from '../../kernel/db/room.ts';
import type { Services } from '../../kernel/services.ts';
import { newestGood } from './domain.ts';
import { copyRows, toCopy } from './store.ts';
import { copyFiles, storesOf } from './view.ts';

/** Age of the newest good copy and how full the stores are, for whoever watches by `/metrics`. */
export const installGauges = (services: Services): void => {
  const { metrics, db, clocks } = services;
  new Gauge({
    name: 'furtka_core_backup_age_seconds',
    help: 'Age of the newest good copy; -1: there is none',
    registers: [metrics],
    async collect() {
      const rows = await db.forPlatform('age of the newest copy').read(copyRows);
      const good = newestGood(rows.map(toCopy));
      this.set(good === undefined ? -1 : (clocks.system.nowMs() - good.madeAtUtc) / 1000);
    },
  });
  new Gauge({
    name: 'furtka_core_backup_folder_there',
    help: '1 while the folder of the copies can be read, 0 while it is gone or none is set',
    registers: [metrics],
    async collect() {
      this.set((await copyFiles(services)) === undefined ? 0 : 1);
    },
  });
  new Gauge({
    name: 'furtka_core_mail_login_refused',
    help: '1 while the mail server refuses the login of this installation, so that no letter goes out',
    registers: [metrics],
    collect() {
      this.set(services.mailer.isLoginRefused ? 1 : 0);
    },
  });
  new Gauge({
    name: 'furtka_core_store_fullness',
    help: 'Used share of the cap of a store, 0 to 1',
    labelNames: ['store'],
    registers: [metrics],
    async collect() {
      // The disk of a folder that is gone must not go on telling its last figure.
      this.reset();
      for (const { store, ...room } of await storesOf(services))
        this.set({ store }, fullness(room));
    },
  });
};
