import type { FastifyInstance, FastifyRequest } from 'fastify';
import { applyFaults } from '../faults.ts';
import type { Sandbox } from '../sandbox.ts';
import { accountRoutes } from './accounts/account.routes.ts';
import { GraphError } from './errors.ts';
import { downloadMedia, readFields } from './media/media.ts';
import { applyBeforeAccept } from './messages/messages.ts';
import { nodeRoutes } from './nodes/node.routes.ts';
import { numberRoutes } from './numbers/number.routes.ts';
import { accessOf } from './request/auth.ts';
import { asQuery, readParameters } from './request/parameters.ts';

/** Registers Meta's Graph API. The version prefix has been replaced by `/graph` before routing. */
export function graphRoutes(app: FastifyInstance, box: Sandbox): void {
  const { world } = box;

  app.addHook('preHandler', async (request, reply) => {
    // Parsed once for all handlers, which find the merged parameters of query and body in both.
    if (!isUpload(request.url)) {
      const parameters = readParameters(request.query, await bodyOf(request));
      request.body = parameters;
      request.query = asQuery(parameters);
    }
    if (world.faults.length === 0) return;
    // Sends have their own entry point (`send-route.ts`) and apply their faults themselves.
    const path = request.url.split('?')[0] ?? '';
    const pnid = (request.params as { id?: string } | undefined)?.id;
    if (!(await applyBeforeAccept(world, applyFaults(world, { path, pnid }, false)))) return;
    request.raw.socket.destroy();
    reply.hijack();
  });

  app.get('/whatsapp_business/attachments/', (request, reply) =>
    downloadMedia(world, accessOf(world, request).wabaId, request, reply),
  );
  numberRoutes(app, box);
  accountRoutes(app, box);
  nodeRoutes(app, box);
  app.all('/graph/*', (request) => {
    throw new GraphError(
      100,
      `Unknown path components: /${(request.params as Record<string, string>)['*']}`,
      { subcode: 2500 },
    );
  });
}

const isUpload = (url: string): boolean => url.startsWith('/graph/upload:');

/** Whether this is an upload whose file the handler reads itself, after checking the token. */
const takesFile = (url: string): boolean => /^\/graph\/[^/]+\/(media|assets)(\?|$)/.test(url);

async function bodyOf(request: FastifyRequest): Promise<unknown> {
  if (request.isMultipart()) return takesFile(request.url) ? {} : await readFields(request);
  if (!Buffer.isBuffer(request.body)) return request.body;
  try {
    // The body was sent without a content type, or with an unspecific one.
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return {};
  }
}
