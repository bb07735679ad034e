import type { FastifyInstance, FastifyRequest } from 'fastify';
import { strike } from '../faults.ts';
import { isJson, listAt, stringAt } from '../json.ts';
import { createNumber } from '../numbers.ts';
import { findPerson } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Access, accessNumber, accessOf, accessWaba } from './auth.ts';
import { GraphError, noSuchObject } from './errors.ts';
import { describeMedia, downloadMedia, uploadMedia } from './media.ts';
import { strikeBefore } from './messages.ts';
import * as numbers from './numbers.ts';
import * as qr from './qr-codes.ts';
import * as subscriptions from './subscriptions.ts';
import * as templates from './templates.ts';

type Params = { id: string; code: string };
type Query = Record<string, string | undefined>;

/** Meta's Graph API; the version prefix has become `/graph` by the time a request gets here. */
export function graphRoutes(app: FastifyInstance, box: Sandbox): void {
  const { world } = box;
  const open = (request: FastifyRequest): Access & { id: string; query: Query } => ({
    ...accessOf(world, request),
    id: (request.params as Params).id,
    query: request.query as Query,
  });
  const numberOf = (request: FastifyRequest) => {
    const access = open(request);
    return accessNumber(world, access, access.id, request.method);
  };
  const codeOf = (request: FastifyRequest) => (request.params as Params).code;
  const wabaOf = (request: FastifyRequest) => {
    const access = open(request);
    return { access, waba: accessWaba(world, access, access.id, request.method) };
  };

  // Sends have their own way in (`send-door.ts`) and look for their faults themselves.
  app.addHook('preHandler', async (request, reply) => {
    if (world.faults.length === 0) return;
    const path = request.url.split('?')[0] ?? '';
    const pnid = (request.params as Params | undefined)?.id;
    if (!(await strikeBefore(world, strike(world, { path, pnid }, false)))) return;
    request.raw.socket.destroy();
    reply.hijack();
  });

  app.post('/graph/:id/media', (request) => uploadMedia(world, numberOf(request), request));
  app.get('/whatsapp_business/attachments/', (request, reply) =>
    downloadMedia(world, accessOf(world, request).wabaId, request, reply),
  );

  app.get('/graph/:id/message_templates', (request) => {
    const { access, waba } = wabaOf(request);
    return templates.listTemplates(box, waba, access.query, access.token);
  });
  app.post('/graph/:id/message_templates', (request) =>
    templates.createTemplate(box, wabaOf(request).waba, request.body),
  );
  app.delete('/graph/:id/message_templates', (request) => {
    const { access, waba } = wabaOf(request);
    return templates.deleteTemplates(box, waba, access.query);
  });

  app.get('/graph/:id/phone_numbers', (request) => {
    const { access, waba } = wabaOf(request);
    return numbers.listNumbers(world, waba, access.query, access.token);
  });
  app.post('/graph/:id/phone_numbers', (request) => {
    const { access, waba } = wabaOf(request);
    return numbers.addNumber(box, waba, request.body, (input) =>
      createNumber(world, { ...input, appId: access.appId, token: access.token }),
    );
  });
  app.post('/graph/:id/register', (request) => numbers.register(numberOf(request), request.body));
  app.post('/graph/:id/deregister', (request) => numbers.deregister(numberOf(request)));
  app.post('/graph/:id/request_code', (request) => numbers.requestCode(numberOf(request), request.body));
  app.post('/graph/:id/verify_code', (request) => numbers.verifyCode(numberOf(request), request.body));
  app.get('/graph/:id/whatsapp_business_profile', (request) =>
    numbers.presentProfile(numberOf(request), open(request).query.fields),
  );
  app.post('/graph/:id/whatsapp_business_profile', (request) =>
    numbers.updateProfile(numberOf(request), request.body),
  );

  app.get('/graph/:id/settings', (request) => numberOf(request).settings);
  app.post('/graph/:id/settings', (request) => {
    Object.assign(numberOf(request).settings, isJson(request.body) ? request.body : {});
    return { success: true };
  });
  app.get('/graph/:id/whatsapp_commerce_settings', (request) => {
    const number = numberOf(request);
    return { data: [{ id: number.id, ...number.commerce }] };
  });
  app.post('/graph/:id/whatsapp_commerce_settings', (request) => {
    const asked: Query = {
      ...(isJson(request.body) ? (request.body as Query) : {}),
      ...(request.query as Query),
    };
    const { commerce } = numberOf(request);
    for (const key of ['is_cart_enabled', 'is_catalog_visible'] as const)
      if (asked[key] !== undefined) commerce[key] = String(asked[key]) === 'true';
    return { success: true };
  });
  app.get('/graph/:id/block_users', (request) => ({
    data: [...numberOf(request).blocked].map((phone) => ({ messaging_product: 'whatsapp', wa_id: phone })),
  }));
  for (const [method, blocks] of [
    ['POST', true],
    ['DELETE', false],
  ] as const) {
    app.route({
      method,
      url: '/graph/:id/block_users',
      handler: (request) => {
        const { blocked } = numberOf(request);
        const users = listAt(request.body, 'block_users').map((entry) => stringAt(entry, 'user') ?? '');
        if (users.length === 0) throw new GraphError(100, 'The parameter block_users is required.');
        const done = users.map((input) => ({
          input,
          wa_id: findPerson(world, input)?.id ?? input.replace(/[^0-9]/g, ''),
        }));
        for (const { wa_id } of done) blocks ? blocked.add(wa_id) : blocked.delete(wa_id);
        return {
          messaging_product: 'whatsapp',
          block_users: { [blocks ? 'added_users' : 'removed_users']: done },
        };
      },
    });
  }

  app.get('/graph/:id/message_qrdls', (request) => qr.listQrCodes(numberOf(request)));
  app.post('/graph/:id/message_qrdls', (request) => qr.saveQrCode(world, numberOf(request), request.body));
  app.get('/graph/:id/message_qrdls/:code', (request) => qr.getQrCode(numberOf(request), codeOf(request)));
  app.delete('/graph/:id/message_qrdls/:code', (request) =>
    qr.deleteQrCode(numberOf(request), codeOf(request)),
  );
  app.post('/graph/:id/conversational_automation', (request) => {
    numberOf(request).fields.conversational_automation = {
      ...(isJson(request.body) ? request.body : {}),
      id: open(request).id,
    };
    return { success: true };
  });

  app.get('/graph/:id/subscribed_apps', (request) =>
    subscriptions.listSubscriptions(world, wabaOf(request).waba),
  );
  app.post('/graph/:id/subscribed_apps', (request) => {
    const { access, waba } = wabaOf(request);
    return subscriptions.subscribeApp(world, waba, access.appId, request.body);
  });
  app.delete('/graph/:id/subscribed_apps', (request) => {
    const { access, waba } = wabaOf(request);
    return subscriptions.unsubscribeApp(waba, access.appId);
  });
  app.get('/graph/debug_token', (request) => {
    const { input_token } = request.query as Query;
    if (!input_token) throw new GraphError(100, 'The parameter input_token is required.');
    accessOf(world, request);
    return subscriptions.debugToken(world, input_token);
  });

  // One id may name a number, an account, a file or a template: Meta keeps them in one space, so do we.
  app.get('/graph/:id', (request) => {
    const access = open(request);
    const number = world.numbers.get(access.id);
    if (number?.wabaId === access.wabaId) return numbers.presentNumber(number, access.query.fields);
    const media = world.media.get(access.id);
    if (media?.wabaId === access.wabaId) return describeMedia(world, media);
    const template = world.templates.get(access.id);
    if (template?.wabaId === access.wabaId && template.status !== 'DELETED')
      return templates.presentTemplate(template);
    const waba = accessWaba(world, access, access.id, 'GET');
    return {
      id: waba.id,
      name: waba.name,
      timezone_id: waba.timezoneId,
      message_template_namespace: `sandbox_${waba.id}`,
      account_review_status: 'APPROVED',
      business_verification_status: 'verified',
      currency: 'USD',
      ownership_type: 'SELF_OWNED',
    };
  });
  app.post('/graph/:id', (request) => {
    const access = open(request);
    const number = world.numbers.get(access.id);
    if (number?.wabaId === access.wabaId) return numbers.updateNumber(number, request.body);
    const template = world.templates.get(access.id);
    if (template?.wabaId === access.wabaId && template.status !== 'DELETED')
      return templates.editTemplate(box, template, request.body);
    const waba = accessWaba(world, access, access.id, 'POST');
    waba.name = stringAt(request.body, 'name') ?? waba.name;
    waba.timezoneId = stringAt(request.body, 'timezone_id') ?? waba.timezoneId;
    return { success: true };
  });
  app.delete('/graph/:id', (request) => {
    const access = open(request);
    const media = world.media.get(access.id);
    if (media?.wabaId !== access.wabaId) throw noSuchObject('DELETE', access.id);
    world.media.delete(access.id);
    return { success: true };
  });
  app.all('/graph/*', (request) => {
    throw new GraphError(
      100,
      `Unknown path components: /${(request.params as Record<string, string>)['*']}`,
      { subcode: 2500 },
    );
  });
}
