import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from './index.ts';
import { files } from './testing/files.ts';

let sandbox: RunningSandbox | undefined;
afterEach(() => sandbox?.stop());

test('a Cloud API client nobody here wrote sends text, media and a template', async () => {
  sandbox = await startSandbox({});
  const { pnid, wabaId, token } = sandbox.admin.createNumber({});
  const client = new WhatsAppClient({ accessToken: token, baseUrl: sandbox.url });
  const { phone } = sandbox.admin.createPerson({ phone: '+212612345678' });
  sandbox.admin.writeAs(phone, { type: 'image', caption: 'Is this in stock?' });

  const text = await client.messages.sendText({ phoneNumberId: pnid, to: phone, body: 'Yes it is' });
  expect(text.messages[0]?.id).toMatch(/^wamid\./);

  const file = new Blob([new Uint8Array(files.png)], { type: 'image/png' });
  const { id } = await client.media.upload({
    phoneNumberId: pnid,
    type: 'image/png',
    file,
    fileName: 'dates.png',
  });
  await client.messages.sendImage({ phoneNumberId: pnid, to: phone, image: { id, caption: 'Dates' } });
  const bytes = await client.media.download({ mediaId: id, auth: 'always' });
  expect(Buffer.from(bytes as ArrayBuffer).equals(files.png)).toBe(true);

  await client.templates.create({
    businessAccountId: wabaId,
    name: 'order_ready',
    language: 'ar',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'طلبك {{1}} جاهز', example: { body_text: [['42']] } }],
  });
  await sandbox.admin.idle();
  const { data } = await client.templates.list({ businessAccountId: wabaId, name: 'order_ready' });
  expect(data).toMatchObject([{ name: 'order_ready', status: 'APPROVED', language: 'ar' }]);
  const components = [{ type: 'body' as const, parameters: [{ type: 'text' as const, text: '42' }] }];
  await client.messages.sendTemplate({
    phoneNumberId: pnid,
    to: phone,
    template: { name: 'order_ready', language: { code: 'ar' }, components },
  });
  await expect(
    client.messages.sendTemplate({
      phoneNumberId: pnid,
      to: phone,
      template: { name: 'order_ready', language: { code: 'ar' } },
    }),
  ).rejects.toMatchObject({ code: 132000 });

  expect(sandbox.ledger.sends().map((row) => row.type)).toEqual(['text', 'image', 'template']);
});
