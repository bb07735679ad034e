import { monitoring, type SocketMetrics } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { presentMonitoring } from './monitoring.present.ts';
import { watchProcess } from './watch-process.ts';
import { readFigures } from './read-figures.ts';

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
      summary: 'Sockets, send queues, intake, due work, errors and the event log, as of now',
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
