import { AppError } from '../../kernel/domain/app-error.ts';
import { type Route, route } from '../../kernel/http/route.ts';
import { COPY_NOW } from './jobs.ts';
import { CopyAsked, KeepingView } from './schema.ts';
import { copyFiles, isCopying, keepingView, storesOf } from './view.ts';

export const keepingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/keeping',
    summary: 'Copies of this installation with age and size, and how full its stores are',
    access: { permission: 'keeping.read', isNoActivity: true },
    schemas: { reply: KeepingView },
    handler: async ({ read, services }) => {
      const [stores, files] = await Promise.all([storesOf(services), copyFiles(services)]);
      return read((tx) => keepingView(tx, services, { stores, files }));
    },
  }),
  route({
    method: 'POST',
    path: '/keeping/copies',
    summary: 'Makes a copy now',
    access: { permission: 'keeping.copy', stepUp: true },
    schemas: { reply: CopyAsked },
    handler: ({ change, services }) =>
      change({ action: 'keeping.copy', subject: { kind: 'backup_copy' } }, async (tx) => {
        if (services.config.copies === undefined) throw new AppError('conflict', 'keeping.off');
        if (await isCopying(tx)) throw new AppError('conflict', 'keeping.already_copying');
        await tx.enqueue({ kind: COPY_NOW, uniqueKey: 'now' });
        tx.record({ after: { asked: true } });
        return {};
      }),
  }),
];
