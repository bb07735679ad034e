import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine, sign } from '@waqtor/provider-cloud-api';
import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { flushRefusals } from '../../../features/security-log/index.ts';
import { createHttp } from '../../../platform/http/server.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import { buildWebhookSession } from '../testing.ts';
import { registerWebhookGateway } from './webhook.routes.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
const dialect = cloudApiEngine.webhooks;
if (!dialect) throw new Error('the engine has no webhooks');
const app = await createHttp({
  platform,
  authenticate: () => Promise.reject(new Error('webhooks are not authenticated')),
  bare: (scope) => registerWebhookGateway(scope, intake, dialect),
});
afterAll(async () => {
  await app.close();
  await intake.stop();
});

test('forged signatures are in the security log of the session, grouped into one entry', async () => {
  const session = await buildWebhookSession(database, platform, {
    phoneNumberId: '15550001111',
    wabaId: '777',
  });
  const url = `/webhooks/whatsapp/${toPublicId('session', session.sessionId)}`;
  const body = '{"object":"whatsapp_business_account","entry":[]}';
  const post = (to: string, secret: string) =>
    app.inject({
      method: 'POST',
      url: to,
      body,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, secret) },
      remoteAddress: '203.0.113.5',
    });
  for (let n = 0; n < 5; n++) expect((await post(url, 'a guess')).statusCode).toBe(401);
  expect((await post(url, 'app-secret')).statusCode).toBe(200);
  await post('/webhooks/whatsapp', 'a guess');
  await post(`/webhooks/whatsapp/${toPublicId('session', newId())}`, 'a guess');
  await flushRefusals(platform);
  const { rows } = await database.admin.pool.query(
    `select tenant_id, target_id, ip, sum(occurrences)::int as occurrences, count(*)::int as lines
     from audit_events where action = 'webhook.signature_invalid' group by 1, 2, 3 order by 4`,
  );
  expect(rows).toEqual([
    { tenant_id: null, target_id: null, ip: '203.0.113.5', occurrences: 1, lines: 1 },
    {
      tenant_id: session.tenantId,
      target_id: session.sessionId,
      ip: '203.0.113.5',
      occurrences: 5,
      lines: 2,
    },
  ]);
});
