import type { FastifyInstance } from 'fastify';
import { isJson } from '../../json.ts';
import type { Sandbox } from '../../sandbox.ts';
import { uploadMedia } from '../media/media.ts';
import { createOpener } from '../request/context.ts';
import { pageOf } from '../request/fields.ts';
import { changeBlocked } from './block-users.ts';
import { callPermissions, handleCall } from './calls.ts';
import { createGroup, listGroups } from './groups.ts';
import * as records from './number-records.ts';
import * as numbers from './numbers.ts';
import * as qr from './qr-codes.ts';

/** Registers the routes below a phone number: `{pnid}/…`. Sends are in `send-route.ts`. */
export function numberRoutes(app: FastifyInstance, box: Sandbox): void {
  const { world } = box;
  const { number: open } = createOpener(world);

  app.post('/graph/:id/media', (request) => uploadMedia(world, open(request).number, request));

  app.post('/graph/:id/register', (request) => {
    const { number, parameters } = open(request);
    return numbers.register(number, parameters);
  });
  app.post('/graph/:id/deregister', (request) => numbers.deregister(open(request).number));
  app.post('/graph/:id/request_code', (request) => {
    const { number, parameters } = open(request);
    return numbers.requestCode(number, parameters);
  });
  app.post('/graph/:id/verify_code', (request) => {
    const { number, parameters } = open(request);
    return numbers.verifyCode(number, parameters);
  });

  app.get('/graph/:id/whatsapp_business_profile', (request) => {
    const { number, query } = open(request);
    return numbers.presentProfile(number, query.fields);
  });
  app.post('/graph/:id/whatsapp_business_profile', (request) => {
    const { number, parameters } = open(request);
    return numbers.updateProfile(number, parameters);
  });
  app.get('/graph/:id/settings', (request) => open(request).number.settings);
  app.post('/graph/:id/settings', (request) => {
    const { number, parameters } = open(request);
    for (const [key, value] of Object.entries(parameters))
      if (isJson(value)) number.settings[key] = { ...(number.settings[key] as object), ...value };
    return { success: true };
  });
  app.get('/graph/:id/whatsapp_commerce_settings', (request) => {
    const { number } = open(request);
    return { data: [{ id: number.id, ...number.commerce }] };
  });
  app.post('/graph/:id/whatsapp_commerce_settings', (request) => {
    const { number, query } = open(request);
    for (const key of ['is_cart_enabled', 'is_catalog_visible'] as const)
      if (query[key] !== undefined) number.commerce[key] = query[key].toLowerCase() === 'true';
    return { success: true };
  });
  app.get('/graph/:id/conversational_automation', (request) => {
    const { number } = open(request);
    return number.fields.conversational_automation ?? { id: number.id };
  });
  app.post('/graph/:id/conversational_automation', (request) => {
    const { number, parameters } = open(request);
    return numbers.updateAutomation(number, parameters);
  });

  app.get('/graph/:id/block_users', (request) => {
    const { number, query, access } = open(request);
    const rows = [...number.blocked].map((phone) => ({
      ...{ messaging_product: 'whatsapp', input: phone, wa_id: phone },
    }));
    return pageOf(rows, query, `${world.url}/v23.0/${number.id}/block_users`, access.token);
  });
  for (const method of ['POST', 'DELETE'] as const) {
    app.route({
      method,
      url: '/graph/:id/block_users',
      handler: (request) => {
        const { number, parameters } = open(request);
        return changeBlocked(world, number, parameters, method === 'POST');
      },
    });
  }

  app.get('/graph/:id/message_qrdls', (request) => {
    const { number, query } = open(request);
    return query.code ? qr.getQrCode(number, query.code) : qr.listQrCodes(number);
  });
  app.post('/graph/:id/message_qrdls', (request) => {
    const { number, parameters } = open(request);
    return qr.saveQrCode(world, number, parameters);
  });
  app.get('/graph/:id/message_qrdls/:code', (request) => {
    const { number, code } = open(request);
    return qr.getQrCode(number, code);
  });
  app.post('/graph/:id/message_qrdls/:code', (request) => {
    const { number, code, parameters } = open(request);
    return qr.saveQrCode(world, number, { ...parameters, code });
  });
  app.delete('/graph/:id/message_qrdls/:code', (request) => {
    const { number, code } = open(request);
    return qr.deleteQrCode(number, code);
  });

  app.post('/graph/:id/calls', (request) => {
    const { number, parameters } = open(request);
    return handleCall(number, parameters);
  });
  app.get('/graph/:id/call_permissions', (request) => callPermissions(open(request).query, world.now()));
  app.get('/graph/:id/groups', (request) => {
    const { number, query, access } = open(request);
    return listGroups(world, number, query, access.token);
  });
  app.post('/graph/:id/groups', (request) => {
    const { number, parameters } = open(request);
    return createGroup(box, number, parameters);
  });

  app.get('/graph/:id/whatsapp_business_encryption', (request) =>
    records.showEncryptionKey(open(request).number),
  );
  app.post('/graph/:id/whatsapp_business_encryption', (request) => {
    const { number, parameters } = open(request);
    return records.setEncryptionKey(number, parameters);
  });
  app.get('/graph/:id/official_business_account', (request) => records.showOfficial(open(request).number));
  app.post('/graph/:id/official_business_account', (request) => {
    const { number, parameters } = open(request);
    return records.applyForOfficial(number, parameters);
  });
  app.get('/graph/:id/business_compliance_info', (request) => records.showCompliance(open(request).number));
  app.post('/graph/:id/business_compliance_info', (request) => {
    const { number, parameters } = open(request);
    return records.setCompliance(number, parameters);
  });
  app.get('/graph/:id/username', (request) => records.showUsername(open(request).number));
  app.post('/graph/:id/username', (request) => {
    const { number, parameters } = open(request);
    return records.setUsername(number, parameters);
  });
  app.delete('/graph/:id/username', (request) => records.deleteUsername(open(request).number));
  app.get('/graph/:id/username_suggestions', (request) => records.suggestUsernames(open(request).number));
}
