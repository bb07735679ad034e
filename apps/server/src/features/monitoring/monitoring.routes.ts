import { monitoring, type SocketMetrics } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { presentMonitoring } from './monitoring.present.ts';
import { readFigures } from './read-figures.ts';
import { watchProcess } from './watch-process.ts';

/** Returns a tenant's WebSocket clients in this process; undefined in processes that accept none. */
export type SocketsOf = (tenantId: string) => SocketMetrics | undefined;

/** Registers the endpoints for the operational state of a business's numbers, queues and connections. */
export function registerMonitoringRoutes(app: FastifyInstance, socketsOf: SocketsOf): void {
  const watch = watchProcess();
  app.addHook('onClose', async () => watch.close());
  route(
    app,
    {
      method: 'GET',
      url: '/monitoring',
      operationId: 'getMonitoring',
      summary: 'Get metrics of sockets, send queues, intake, backlog, errors and events',
      tag: 'monitoring',
      access: { role: 'admin' },
      answer: { data: monitoring },
    },
    async ({ ctx }) => {
      const now = ctx.clock.now();
      const figures = await ctx.tx((tx) => readFigures(tx, ctx.tenantId, now));
      return presentMonitoring(figures, watch.read(now), socketsOf(ctx.tenantId), now);
    },
  );
}
