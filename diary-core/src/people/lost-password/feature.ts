import { defineFeature } from '../../kernel/feature.ts';
import { lostPasswordEraser } from './eraser.ts';
import { lostPasswordHolds } from './holds.ts';
import { mailJob } from './mail-job.ts';
import { lostPassword0001 } from './migrations/0001-lost-password.ts';
import { lostPassword0002 } from './migrations/0002-link-address.ts';
import { lostPasswordRoutes } from './routes.ts';
import { lostPasswordLinkTable } from './tables.ts';

/** Another password by a link that goes to one's own e-mail address. */
export const lostPassword = defineFeature({
  name: 'people/lost-password',
  nouns: ['lostPasswordLink'],
  recorded: {
    acts: ['lostPassword.ask', 'lostPassword.link', 'lostPassword.set', 'lostPassword.try'],
    subjects: ['account'],
  },
  tables: [lostPasswordLinkTable],
  accountErasers: [lostPasswordEraser],
  holds: lostPasswordHolds,
  migrations: [lostPassword0001, lostPassword0002],
  errors: { 'lostPassword.no_mail': 'conflict', 'lostPassword.dead_link': 'invalid' },
  routes: lostPasswordRoutes,
  jobs: [mailJob],
});
