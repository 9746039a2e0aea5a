import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, type Registry } from 'prom-client';
import type { LiveHub } from '../live/live-hub.ts';

/** How long routes take and how many screens listen. Labels are route patterns, never ids. */
export const installMetrics = (app: FastifyInstance, registry: Registry, live: LiveHub): void => {
  const duration = new Histogram({
    name: 'furtka_http_seconds',
    help: 'Time to answer, by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'furtka_live_streams',
    help: 'Open live streams of this process',
    registers: [registry],
    collect() {
      this.set(live.openStreams);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
};
