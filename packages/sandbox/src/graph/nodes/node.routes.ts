import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../../sandbox.ts';
import { issueToken, listAppSubscriptions, subscribe } from '../accounts/apps.ts';
import * as flows from '../accounts/flows.ts';
import { debugToken } from '../accounts/subscriptions.ts';
import { GraphError } from '../errors.ts';
import { appendUpload, MAX_UPLOAD_BYTES, openUpload, showUpload } from '../media/uploads.ts';
import * as groups from '../numbers/groups.ts';
import { accessOf } from '../request/auth.ts';
import { createOpener } from '../request/context.ts';
import { asQuery } from '../request/parameters.ts';
import { accessApp, accessFlow, accessGroup, changeNode, deleteNode, showNode } from './nodes.ts';

/** Registers the routes addressed only by an id, those below flows, groups and apps, and those for tokens. */
export function nodeRoutes(app: FastifyInstance, box: Sandbox): void {
  const { world } = box;
  const { open } = createOpener(world);

  for (const method of ['GET', 'POST'] as const)
    app.route({
      method,
      url: '/graph/oauth/access_token',
      handler: (request) => issueToken(world, asQuery(request.body as Record<string, unknown>)),
    });
  app.get('/graph/debug_token', (request) => {
    const { query } = open(request);
    if (!query.input_token) throw new GraphError(100, 'The parameter input_token is required.');
    return debugToken(world, query.input_token);
  });

  const appOf = (request: FastifyRequest) => accessApp(world, open(request), request.method);
  app.get('/graph/:id/subscriptions', (request) => listAppSubscriptions(appOf(request)));
  app.post('/graph/:id/subscriptions', (request) =>
    subscribe(world, appOf(request), open(request).parameters),
  );
  app.delete('/graph/:id/subscriptions', (request) => {
    appOf(request).callbackUrl = null;
    return { success: true };
  });
  app.post('/graph/:id/uploads', (request) => openUpload(world, appOf(request), open(request).query));
  app.get('/graph/:upload(^upload:[^/]+$)', (request) =>
    showUpload(world, uploadOf(request), accessOf(world, request).appId),
  );
  app.post('/graph/:upload(^upload:[^/]+$)', { bodyLimit: MAX_UPLOAD_BYTES }, (request) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { appId } = accessOf(world, request);
    return appendUpload(world, uploadOf(request), appId, request.headers.file_offset, bytes);
  });

  const flowOf = (request: FastifyRequest) => accessFlow(world, open(request), request.method);
  app.get('/graph/:id/assets', (request) => flows.listAssets(world, flowOf(request)));
  app.post('/graph/:id/assets', async (request) => {
    const flow = flowOf(request);
    const file = request.isMultipart()
      ? await request.file({ limits: { fileSize: flows.MAX_FLOW_BYTES, files: 1, fields: 20 } })
      : undefined;
    if (!file) throw new GraphError(100, 'The parameter file is required.');
    return flows.setJson(world, flow, (await file.toBuffer()).toString('utf8'));
  });
  app.get('/graph/:id/flow.json', (request, reply) =>
    reply.type('application/json').send(flowOf(request).json ?? '{}'),
  );
  app.post('/graph/:id/publish', (request) => flows.publishFlow(flowOf(request)));
  app.post('/graph/:id/deprecate', (request) => flows.deprecateFlow(flowOf(request)));

  const groupOf = (request: FastifyRequest) => accessGroup(world, open(request), request.method);
  app.get('/graph/:id/invite_link', (request) => groups.showInvite(groupOf(request)));
  app.post('/graph/:id/invite_link', (request) => groups.resetInvite(groupOf(request)));
  app.delete('/graph/:id/participants', (request) =>
    groups.removeParticipants(world, groupOf(request), open(request).parameters),
  );
  app.get('/graph/:id/join_requests', (request) => groups.listJoinRequests(groupOf(request)));
  for (const method of ['POST', 'DELETE'] as const)
    app.route({
      method,
      url: '/graph/:id/join_requests',
      handler: (request) =>
        groups.answerJoinRequests(groupOf(request), open(request).parameters, method === 'POST'),
    });

  app.get('/graph/:id', (request) => showNode(box, open(request)));
  app.post('/graph/:id', (request) => changeNode(box, open(request)));
  app.delete('/graph/:id', (request) => deleteNode(box, open(request)));
}

const uploadOf = (request: FastifyRequest): string => (request.params as { upload: string }).upload;
