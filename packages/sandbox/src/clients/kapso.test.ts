import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../index.ts';
import { files } from '../testing/files.ts';

let sandbox: RunningSandbox | undefined;
afterEach(() => sandbox?.stop());

const link = 'https://files.example/a.png';

/** Every method of the client that calls Graph; its history, contacts and conversations use its own proxy. */
test('@kapso/whatsapp-cloud-api works completely with the sandbox', async () => {
  sandbox = await startSandbox({ rules: { pairRate: false, throughput: false } });
  const { pnid: phoneNumberId, wabaId, token } = sandbox.admin.createNumber({});
  const client = new WhatsAppClient({ accessToken: token, baseUrl: sandbox.url });
  const { messages, media, templates, phoneNumbers, calls, flows } = client;
  const { phone: to } = sandbox.admin.createPerson({ phone: '+212612345678' });
  const { id: messageId } = sandbox.admin.writeAs(to, { type: 'image', caption: 'Is this in stock?' });
  const base = { phoneNumberId, to };

  const upload = async (bytes: Buffer, type: string) => {
    const file = new Blob([new Uint8Array(bytes)], { type });
    return (await media.upload({ phoneNumberId, type, file, fileName: 'file' })).id;
  };
  const image = await upload(files.png, 'image/png');
  const bytes = await media.download({ mediaId: image, auth: 'always' });
  expect(Buffer.from(bytes as ArrayBuffer).equals(files.png)).toBe(true);
  expect(await media.get({ mediaId: image })).toMatchObject({ id: image, mimeType: 'image/png' });

  await templates.create({
    businessAccountId: wabaId,
    ...{ name: 'order_ready', language: 'ar', category: 'UTILITY' },
    components: [{ type: 'BODY', text: 'طلبك {{1}} جاهز', example: { body_text: [['42']] } }],
  });
  await sandbox.admin.idle();
  const { data } = await templates.list({ businessAccountId: wabaId, name: 'order_ready' });
  expect(data).toMatchObject([{ name: 'order_ready', status: 'APPROVED', language: 'ar' }]);
  const templateId = data[0]?.id ?? '';
  expect(await templates.get({ businessAccountId: wabaId, templateId })).toMatchObject({
    name: 'order_ready',
  });
  const template = { name: 'order_ready', language: { code: 'ar' } };
  await expect(messages.sendTemplate({ ...base, template })).rejects.toMatchObject({ code: 132000 });
  const components = [{ type: 'body' as const, parameters: [{ type: 'text' as const, text: '42' }] }];

  const buttons = [{ id: 'a', title: 'A' }];
  const sections = [{ title: 'All', rows: [{ id: 'a', title: 'A' }] }];
  const header = { type: 'text' as const, text: 'Dates' };
  const name = { formattedName: 'Jo', firstName: 'Jo' };
  const contacts = [{ name, phones: [{ phone: '+15550100600' }] }];
  const card = (cardIndex: number) => ({
    cardIndex,
    header: { type: 'image' as const, image: { link } },
    bodyText: 'A card',
    action: { displayText: 'Open', url: link },
  });
  const sends = {
    text: () => messages.sendText({ ...base, body: 'Yes it is', contextMessageId: messageId }),
    image: () => messages.sendImage({ ...base, image: { id: image, caption: 'Dates' } }),
    audio: async () =>
      messages.sendAudio({ ...base, audio: { id: await upload(files.oggOpus, 'audio/ogg'), voice: true } }),
    document: async () =>
      messages.sendDocument({
        ...base,
        document: { id: await upload(files.pdf, 'application/pdf'), filename: 'a.pdf' },
      }),
    video: async () => messages.sendVideo({ ...base, video: { id: await upload(files.mp4, 'video/mp4') } }),
    sticker: async () =>
      messages.sendSticker({ ...base, sticker: { id: await upload(files.webp, 'image/webp') } }),
    location: () =>
      messages.sendLocation({ ...base, location: { latitude: 31.6, longitude: -8, name: 'Shop' } }),
    contacts: () => messages.sendContacts({ ...base, contacts }),
    template: () => messages.sendTemplate({ ...base, template: { ...template, components } }),
    reaction: () => messages.sendReaction({ ...base, reaction: { messageId, emoji: '👍' } }),
    buttons: () => messages.sendInteractiveButtons({ ...base, bodyText: 'Pick', buttons, header }),
    list: () => messages.sendInteractiveList({ ...base, bodyText: 'Pick', buttonText: 'Open', sections }),
    product: () => messages.sendInteractiveProduct({ ...base, catalogId: 'c1', productRetailerId: 'sku1' }),
    products: () =>
      messages.sendInteractiveProductList({
        ...{ ...base, bodyText: 'See', header, catalogId: 'c1' },
        sections: [{ title: 'All', productItems: [{ productRetailerId: 'sku1' }] }],
      }),
    flow: () =>
      messages.sendInteractiveFlow({
        ...base,
        bodyText: 'Book',
        parameters: { flowId: '1', flowCta: 'Open' },
      }),
    address: () =>
      messages.sendInteractiveAddress({ ...base, bodyText: 'Where?', parameters: { country: 'IN' } }),
    whereabouts: () =>
      messages.sendInteractiveLocationRequest({
        ...base,
        bodyText: 'Where?',
        parameters: { requestMessage: 'Where?' },
      }),
    callPermission: () =>
      messages.sendInteractiveCallPermission({
        ...base,
        bodyText: 'May we?',
        parameters: { phoneNumber: to },
      }),
    url: () =>
      messages.sendInteractiveCtaUrl({
        ...base,
        bodyText: 'See',
        parameters: { displayText: 'Open', url: link },
      }),
    carousel: () => messages.sendInteractiveCarousel({ ...base, bodyText: 'See', cards: [card(0), card(1)] }),
    catalog: () =>
      messages.sendInteractiveCatalogMessage({ ...base, bodyText: 'Our catalog', parameters: {} }),
    raw: () =>
      messages.sendInteractiveRaw({
        ...base,
        interactive: {
          type: 'request_contact_info',
          body: { text: 'How?' },
          action: { name: 'request_contact_info' },
        },
      }),
  };
  for (const [kind, send] of Object.entries(sends)) {
    const answer = await send().catch((error: unknown) => String(error));
    expect([kind, answer]).toEqual([
      kind,
      expect.objectContaining({
        messages: [expect.objectContaining({ id: expect.stringMatching(/^wamid\./) })],
      }),
    ]);
  }
  expect(sandbox.ledger.summary().sends).toBe(Object.keys(sends).length);
  expect(
    await messages.markRead({ phoneNumberId, messageId, typingIndicator: { type: 'text' } }),
  ).toMatchObject({ success: true });
  expect(await media.delete({ mediaId: image })).toMatchObject({ success: true });

  expect(await phoneNumbers.settings.update({ phoneNumberId, calling: { status: 'ENABLED' } })).toMatchObject(
    { success: true },
  );
  expect(await phoneNumbers.settings.get({ phoneNumberId })).toMatchObject({
    calling: { status: 'ENABLED' },
  });
  await phoneNumbers.businessProfile.update({ phoneNumberId, about: 'Dates since 1980' });
  expect(await phoneNumbers.businessProfile.get({ phoneNumberId })).toMatchObject({
    data: [{ about: 'Dates since 1980' }],
  });
  await phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'en_US' });
  await phoneNumbers.verifyCode({ phoneNumberId, code: '123456' });
  await phoneNumbers.register({ phoneNumberId, pin: '123456' });

  expect(await calls.permissions.get({ phoneNumberId, userWaId: to })).toMatchObject({
    permission: { status: 'temporary' },
  });
  const call = await calls.connect({ ...base, session: { sdpType: 'offer', sdp: 'v=0' } });
  const callId = String(call.calls?.[0]?.id);
  const session = { sdpType: 'answer' as const, sdp: 'v=0' };
  for (const answer of [
    calls.preAccept({ phoneNumberId, callId, session }),
    calls.accept({ phoneNumberId, callId, session }),
    calls.reject({ phoneNumberId, callId }),
    calls.terminate({ phoneNumberId, callId }),
  ])
    expect(await answer).toMatchObject({ success: true });
  expect(await phoneNumbers.deregister({ phoneNumberId })).toMatchObject({ success: true });

  const json = {
    version: '7.0',
    screens: [
      { id: 'FIRST', title: 'First', terminal: true, layout: { type: 'SingleColumnLayout', children: [] } },
    ],
  };
  const { id: flowId } = await flows.create({
    name: 'booking',
    wabaId,
    categories: ['OTHER'],
    flowJson: json,
  });
  expect(await flows.updateAsset({ flowId, json })).toMatchObject({ success: true });
  expect(await flows.preview({ flowId })).toMatchObject({ preview: { previewUrl: expect.any(String) } });
  expect(await flows.publish({ flowId })).toMatchObject({ success: true });
  expect(await flows.get({ flowId })).toMatchObject({ id: flowId, status: 'PUBLISHED' });
  expect(await flows.deploy(json, { name: 'second', wabaId, publish: true })).toMatchObject({
    flowId: expect.any(String),
  });
  expect(await flows.list({ wabaId })).toMatchObject({ data: [{ id: flowId }, { name: 'second' }] });
  expect(await flows.deprecate({ flowId })).toMatchObject({ success: true });
  expect(await templates.delete({ businessAccountId: wabaId, name: 'order_ready' })).toMatchObject({
    success: true,
  });
});
