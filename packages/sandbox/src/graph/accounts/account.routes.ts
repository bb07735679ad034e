import type { FastifyInstance } from 'fastify';
import { stringAt } from '../../json.ts';
import { createNumber } from '../../numbers.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Waba } from '../../world.ts';
import { GraphError, noSuchObject } from '../errors.ts';
import { accessTemplate } from '../nodes/nodes.ts';
import * as numbers from '../numbers/numbers.ts';
import { createOpener, type Opened } from '../request/context.ts';
import * as acts from '../templates/template-acts.ts';
import * as templates from '../templates/templates.ts';
import { presentAccount } from './accounts.ts';
import { createFlow, listFlows, migrateFlows } from './flows.ts';
import * as signups from './signups.ts';
import * as subscriptions from './subscriptions.ts';

/** Registers the routes below an account (`{waba}/…`), and below one of its templates. */
export function accountRoutes(app: FastifyInstance, box: Sandbox): void {
  const { world } = box;
  const { waba: open, open: openAny } = createOpener(world);

  app.get('/graph/:id/message_templates', (request) => {
    const { waba, query, access } = open(request);
    return templates.listTemplates(box, waba, query, access.token);
  });
  app.post('/graph/:id/message_templates', (request) => {
    const { waba, parameters } = open(request);
    return templates.createTemplate(box, waba, parameters);
  });
  app.delete('/graph/:id/message_templates', (request) => {
    const { waba, query } = open(request);
    return templates.deleteTemplates(box, waba, query);
  });
  app.get('/graph/:id/message_templates/:code', (request) => {
    const { code, access, query } = open(request);
    return templates.showTemplate(accessTemplate(world, { access, id: code }, 'GET'), query.fields);
  });
  app.post('/graph/:id/message_templates/:code', (request) => {
    const { waba, code, parameters } = open(request);
    if (code !== 'archive' && code !== 'unarchive')
      throw new GraphError(100, `Unknown path components: /message_templates/${code}`, { subcode: 2500 });
    return acts.archiveTemplates(box, waba, parameters, code === 'archive');
  });
  app.post('/graph/:id/upsert_message_templates', (request) => {
    const { waba, parameters } = open(request);
    return acts.upsertTemplates(box, waba, parameters);
  });
  app.post('/graph/:id/migrate_message_templates', (request) => {
    const opened = open(request);
    return acts.migrateTemplates(box, opened.waba, sourceOf(opened));
  });
  app.post('/graph/:id/unpause', (request) =>
    acts.unpauseTemplate(box, accessTemplate(world, openAny(request), 'POST')),
  );
  app.get('/graph/:id/compare', (request) => {
    const opened = openAny(request);
    return acts.compareTemplates(box, accessTemplate(world, opened, 'GET'), opened.query);
  });

  app.get('/graph/:id/flows', (request) => {
    const { waba, query, access } = open(request);
    return listFlows(world, waba, query, access.token);
  });
  app.post('/graph/:id/flows', (request) => {
    const { waba, parameters } = open(request);
    return createFlow(world, waba, parameters);
  });
  app.post('/graph/:id/migrate_flows', (request) => {
    const opened = open(request);
    const { source_flow_names: names } = opened.parameters;
    const wanted = Array.isArray(names)
      ? names.map(String)
      : (stringAt(opened.parameters, 'source_flow_names') ?? '').split(',');
    return migrateFlows(world, opened.waba, sourceOf(opened), wanted.filter(Boolean));
  });

  /** Returns the account in `source_waba_id`, which must be of the same app. */
  function sourceOf({ access, query }: Opened): Waba {
    const id = query.source_waba_id ?? '';
    const source = world.wabas.get(id);
    const isOpen = [...world.tokens.values()].some(
      (grant) => grant.appId === access.appId && grant.wabaId === id,
    );
    if (!source || !isOpen) throw noSuchObject('GET', id);
    return source;
  }

  app.get('/graph/:id/phone_numbers', (request) => {
    const { waba, query, access } = open(request);
    return numbers.listNumbers(world, waba, query, access.token);
  });
  app.post('/graph/:id/phone_numbers', (request) => {
    const { waba, parameters, access } = open(request);
    return numbers.addNumber(box, waba, parameters, (input) =>
      createNumber(world, { ...input, appId: access.appId, token: access.token }),
    );
  });

  app.get('/graph/:id/subscribed_apps', (request) =>
    subscriptions.listSubscriptions(world, open(request).waba),
  );
  app.post('/graph/:id/subscribed_apps', (request) => {
    const { waba, access, parameters } = open(request);
    return subscriptions.subscribeApp(world, waba, access.appId, parameters);
  });
  app.delete('/graph/:id/subscribed_apps', (request) => {
    const { waba, access } = open(request);
    return subscriptions.unsubscribeApp(waba, access.appId);
  });

  app.get('/graph/:id/signups', (request) => {
    const { waba, query, access } = open(request);
    return signups.listSignups(world, waba, query, access.token);
  });
  app.post('/graph/:id/signups', (request) => {
    const { waba, parameters } = open(request);
    return signups.createSignup(world, waba, parameters);
  });
  app.get('/graph/signups/:id', (request) => {
    const { access, id } = openAny(request);
    return signups.presentSignup(signups.accessSignup(world, access.wabaId, id, 'GET'));
  });
  app.post('/graph/signups/:id', (request) => {
    const { access, id, parameters } = openAny(request);
    return signups.updateSignup(signups.accessSignup(world, access.wabaId, id, 'POST'), parameters);
  });

  // Each business owns one account here and shares none.
  app.get('/graph/:id/owned_whatsapp_business_accounts', (request) => {
    const { access, id, query } = openAny(request);
    const waba = world.wabas.get(access.wabaId);
    if (!waba || numbers.ownerOf(waba.id).id !== id) throw noSuchObject('GET', id);
    return { data: [presentAccount(world, waba, query.fields)] };
  });
  app.get('/graph/:id/client_whatsapp_business_accounts', (request) => {
    const { access, id } = openAny(request);
    if (numbers.ownerOf(access.wabaId).id !== id) throw noSuchObject('GET', id);
    return { data: [] };
  });
}
