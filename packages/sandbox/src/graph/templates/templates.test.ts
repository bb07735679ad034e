import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const BODY = { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Amal']] } };
const offer = (name: string, more: object = {}) => ({
  name,
  language: 'en',
  category: 'MARKETING',
  components: [BODY],
  ...more,
});

test('a template is reviewed, reported by webhook, sent, paused, edited and deleted', async () => {
  const { sandbox, number, receiver, send } = await scene({ rules: { window: false } });
  const path = `${number.wabaId}/message_templates`;
  const { json } = await send(offer('autumn'), path);
  expect(json).toMatchObject({ status: 'PENDING', category: 'MARKETING' });
  await sandbox.admin.idle();
  const events = () =>
    receiver.received
      .flatMap((got) =>
        (got.body as { entry: { changes: { field: string; value: { event: string } }[] }[] }).entry.flatMap(
          (entry) => entry.changes,
        ),
      )
      .filter((change) => change.field === 'message_template_status_update')
      .map((change) => change.value.event);
  expect(events()).toEqual(['APPROVED']);

  const message = (parameters: object[]) => ({
    messaging_product: 'whatsapp',
    to: '15550001111',
    type: 'template',
    template: { name: 'autumn', language: { code: 'en' }, components: [{ type: 'body', parameters }] },
  });
  expect((await send(message([{ type: 'text', text: 'Amal' }]))).status).toBe(200);
  expect((await send(message([]))).json.error?.code).toBe(132000);
  expect((await send(message([{ type: 'image', image: {} }]))).json.error?.code).toBe(132012);

  const id = String(json.id);
  sandbox.admin.setTemplateStatus(id, 'PAUSED');
  expect((await send(message([{ type: 'text', text: 'Amal' }]))).json.error?.code).toBe(132015);
  expect((await send({ components: [{ type: 'BODY', text: 'Hello' }] }, id)).json).toMatchObject({
    success: true,
  });
  await sandbox.admin.idle();
  expect((await send(message([]))).status).toBe(200);

  const gone = await fetch(`${sandbox.url}/v23.0/${path}?name=autumn`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${number.token}` },
  });
  expect(gone.status).toBe(200);
  expect((await send(message([]))).json.error?.code).toBe(132001);
  await sandbox.admin.idle();
  expect(events()).toEqual(['APPROVED', 'PAUSED', 'APPROVED', 'DELETED']);
});

test('a template is rejected by name, and refused if it is malformed or exists', async () => {
  const { sandbox, number, send } = await scene({}, false);
  const path = `${number.wabaId}/message_templates`;
  const { json } = await send(offer('reject_me'), path);
  await sandbox.admin.idle();
  const shown = await (await fetch(`${sandbox.url}/v23.0/${json.id}?access_token=${number.token}`)).json();
  expect(shown).toMatchObject({ status: 'REJECTED', rejected_reason: 'INVALID_FORMAT' });
  expect((await send(offer('reject_me'), path)).json.error?.code).toBe(100);
  for (const bad of [
    offer('Not A Name'),
    offer('x', { category: 'NEWS' }),
    offer('x', { components: [] }),
    offer('x', { language: '' }),
    offer('x', { components: [{ type: 'BODY', text: '{{1}}' }] }),
  ]) {
    expect(await send(bad, path)).toMatchObject({ status: 400, json: { error: { code: 100 } } });
  }
});

test('the template list is paged by an absolute next URL that contains the token', async () => {
  const { sandbox, number, send } = await scene({}, false);
  const path = `${number.wabaId}/message_templates`;
  for (let at = 0; at < 6; at++) await send(offer(`offer_${at}`), path);
  const names: string[] = [];
  let next: string | undefined = `${sandbox.url}/v23.0/${path}?limit=3&access_token=${number.token}`;
  let pages = 0;
  while (next) {
    const page = (await (await fetch(next)).json()) as {
      data: { name: string }[];
      paging: { next?: string };
    };
    names.push(...page.data.map((template) => template.name));
    next = page.paging.next;
    pages++;
  }
  expect(pages).toBe(3);
  expect(new Set(names)).toEqual(
    new Set(['hello_world', ...Array.from({ length: 6 }, (_, at) => `offer_${at}`)]),
  );
});
