import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes, text } from '../testing/scene.ts';
import type { Bubble } from './view.ts';

afterEach(stopScenes);

interface View {
  numbers: Record<string, unknown>[];
  people: { id: string; last: string }[];
  person: { id: string; windowOpen: boolean; thread: Bubble[] } | null;
}
const viewOf = async (url: string, person = ''): Promise<View> =>
  (await (await fetch(`${url}/sandbox/view?person=${person}`)).json()) as View;

test('the page and its files are served with a policy that allows nothing from other origins', async () => {
  const { sandbox } = await scene({}, false);
  const page = await fetch(sandbox.url);
  const html = await page.text();
  const loads = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]);
  expect(loads).toContain('/assets/page.js');
  expect(html).not.toMatch(/https?:|<style|<script(?! type="module" src=)| on\w+=/);
  for (const path of ['/', '/assets/draw.js', ...loads]) {
    const answer = await fetch(`${sandbox.url}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    await answer.arrayBuffer();
  }
});

test('an empty sandbox can be shown, and its numbers show no secret', async () => {
  const { sandbox, number } = await scene({}, false);
  const view = await viewOf(sandbox.url);
  expect(view).toMatchObject({ people: [], person: null, faults: [] });
  const said = JSON.stringify(view);
  for (const secret of [number.token, number.appSecret, number.verifyToken])
    expect(said).not.toContain(secret);
});

test('the conversation shows messages with ticks, quotes, reactions and buttons', async () => {
  const { sandbox, send } = await scene();
  const { phone, id: person } = sandbox.admin.createPerson({ name: 'Amal' });
  const image = sandbox.admin.writeAs(phone, { type: 'image', caption: 'This one' });
  sandbox.admin.writeAs(phone, { type: 'location', latitude: 33.5, longitude: -7.5, name: 'Maârif' });
  const rows = [{ id: 'r1', title: 'Large', description: '1 kg' }];
  const interactive = {
    type: 'list',
    body: { text: 'Which size?' },
    action: { button: 'Sizes', sections: [{ title: 'All', rows }] },
  };
  const { json } = await send({
    messaging_product: 'whatsapp',
    to: phone,
    type: 'interactive',
    interactive,
    context: { message_id: image.id },
  });
  sandbox.admin.writeAs(phone, { type: 'reaction', messageId: json.messages?.[0]?.id ?? '', emoji: '👍' });
  await send({
    messaging_product: 'whatsapp',
    to: phone,
    type: 'template',
    template: { name: 'hello_world', language: { code: 'en_US' } },
  });
  await send({ messaging_product: 'whatsapp', status: 'read', message_id: image.id });
  await sandbox.admin.idle();
  const { person: shown } = await viewOf(sandbox.url, person);
  expect(shown).toMatchObject({ windowOpen: true });
  expect(shown?.thread).toMatchObject([
    {
      direction: 'in',
      kind: 'image',
      text: 'This one',
      status: 'read',
      media: { src: expect.stringMatching(/^\/sandbox\/media\/\d+$/) },
    },
    { location: { latitude: 33.5, longitude: -7.5, name: 'Maârif' } },
    {
      direction: 'out',
      text: 'Which size?',
      quoted: 'This one',
      reaction: '👍',
      status: 'read',
      taps: [{ title: 'Large', note: '1 kg', written: { type: 'list', id: 'r1' } }],
    },
    { header: 'Hello World', text: expect.stringContaining('Welcome') },
  ]);
  const picture = await fetch(sandbox.url + shown?.thread[0]?.media?.src);
  expect(
    Buffer.from(await picture.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('the event stream reports changes of the view', async () => {
  const { sandbox, send } = await scene({ rules: 'off' }, false);
  const stream = await fetch(`${sandbox.url}/sandbox/stream`);
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toContain('data: changed');
  await send(text('15550001111'));
  expect(await next()).toContain('data: changed');
  await reader.cancel();
});
