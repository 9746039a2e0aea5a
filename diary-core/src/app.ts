import type { FastifyInstance } from 'fastify';
import { features } from './features.ts';
import { buildKernel, type KernelApp, type KernelOptions } from './kernel/build-kernel.ts';
import type { Services } from './kernel/services.ts';

export type AppOptions = Omit<KernelOptions, 'features'>;
export type { FastifyInstance, KernelApp, Services };

/**
 * Builds the whole core: database brought up to date, features, routes. Listens nowhere; `app.close()` ends it. The one way to
 * build it, tests included.
 *
 * @param options.extend  adds routes of its own, such as the demo's; they declare access like all others, or nothing starts
 */
export const buildApp = (options: AppOptions): Promise<KernelApp> =>
  buildKernel({ ...options, features });
