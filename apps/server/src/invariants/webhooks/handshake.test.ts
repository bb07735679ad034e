import { toPublicId } from '@waqtor/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildView, type View } from '../test-server/inbox-view.ts';
import { expectRefusal } from '../test-server/refusal.ts';
import { startTestServer } from '../test-server/testing-server.ts';

const server = await startTestServer();
let view: View;
let own: string;

beforeAll(async () => {
  view = await buildView(server);
  own = `/webhooks/whatsapp/${toPublicId('session', view.sessionId)}`;
});

describe('the webhook verification request', () => {
  const greet = async (query: Record<string, string>, path = own) => {
    const answer = await fetch(`${server.url}${path}?${new URLSearchParams(query)}`);
    return { status: answer.status, text: await answer.text() };
  };
  const good = () => ({
    'hub.mode': 'subscribe',
    'hub.verify_token': `verify-${view.sessionId}`,
    'hub.challenge': '1158201444',
  });

  test('returns the challenge as plain text if the token is right', async () => {
    expect(await greet(good())).toEqual({ status: 200, text: '1158201444' });
  });

  test('is refused without the challenge otherwise', async () => {
    for (const token of ['', 'wrong', `verify-${view.sessionId} `, `VERIFY-${view.sessionId}`, '\u0000']) {
      for (const path of [own, '/webhooks/whatsapp']) {
        const answer = await greet({ ...good(), 'hub.verify_token': token }, path);
        expect([400, 403], `${path} ${token}: ${answer.text}`).toContain(answer.status);
        expect(answer.text).not.toContain('1158201444');
      }
    }
    expectRefusal(await greet({ ...good(), 'hub.mode': 'unsubscribe' }), 'validation_failed');
    expectRefusal(await greet({}), 'validation_failed');
    expectRefusal(await greet({ ...good(), 'hub.challenge': '<'.repeat(2_000) }), 'validation_failed');
  });
});
