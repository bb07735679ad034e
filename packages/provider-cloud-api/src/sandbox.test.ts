import { createOutgoing, graphPolicy } from '@waqtor/outgoing';
import type { InboundEvent, InboundMessage, Provider } from '@waqtor/provider';
import {
  type NumberAccess,
  type Receiver,
  type RunningSandbox,
  sampleFiles,
  startReceiver,
  startSandbox,
} from '@waqtor/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudApiEngine } from './engine.ts';
import { assertDefined } from './testing/fake-graph.ts';
import { cloudApiWebhooks } from './webhook/index.ts';
import { sign } from './webhook/signature.ts';

let sandbox: RunningSandbox;
let receiver: Receiver;
let provider: Provider;
const secrets = { appSecret: 'app-secret', verifyToken: 'verify' };

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 11 });
  receiver = await startReceiver(secrets);
  const app = await sandbox.admin.createApp({ ...secrets, callbackUrl: receiver.url });
  const number = sandbox.admin.createNumber({ appId: app.id });
  provider = cloudApiEngine.create(
    {
      ...secrets,
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      accessToken: number.token,
      graphBaseUrl: sandbox.url,
    },
    {
      outgoing: createOutgoing(graphPolicy({ operatorUrls: [sandbox.url] })),
      onEvents: async () => {},
      onState: () => {},
    },
  );
});

afterAll(async () => {
  await provider?.disconnect();
  await sandbox?.stop();
  await receiver?.stop();
});

/** Every event of every webhook so far, after verifying its signature. */
function eventsSoFar(): InboundEvent[] {
  return receiver.received.flatMap(({ raw, body }) => {
    const bytes = Buffer.from(raw);
    expect(cloudApiWebhooks.verifySignature(bytes, sign(bytes, secrets.appSecret), secrets.appSecret)).toBe(
      true,
    );
    return cloudApiWebhooks.parse(body);
  });
}

async function messageOf(id: string): Promise<InboundMessage> {
  const find = () => eventsSoFar().find((event) => event.type === 'message' && event.providerId === id);
  await receiver.until(() => find() !== undefined);
  return find() as InboundMessage;
}

describe('the Cloud API provider with the sandbox', () => {
  it('uploads and downloads a file', async () => {
    // The first bytes of a PNG, with nothing after them.
    const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), Buffer.alloc(40)]);
    const upload = { body: bytes, mimeType: 'image/png', filename: 'a.png' };
    const { providerMediaId } = await assertDefined(provider.uploadMedia)(upload);
    const file = await assertDefined(provider.downloadMedia)({ providerMediaId });
    expect(file).toMatchObject({ mimeType: 'image/png', size: bytes.length });
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.body) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(bytes);
  });

  it('sends a recording with the type name Meta uses, and a document in a template header', async () => {
    const { providerMediaId } = await assertDefined(provider.uploadMedia)({
      body: sampleFiles.m4a,
      mimeType: 'audio/x-m4a',
      filename: 'voice.m4a',
    });
    const kept = await assertDefined(provider.downloadMedia)({ providerMediaId });
    expect(kept.mimeType).toBe('audio/mp4');
    await kept.body.cancel();

    const { phone } = sandbox.admin.createPerson({});
    const [{ wabaId, appId, token }] = sandbox.admin.listNumbers() as [NumberAccess];
    const handle = sandbox.admin.createHandle(appId, 'application/pdf');
    const header = { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: [handle] } };
    await fetch(`${sandbox.url}/v26.0/${wabaId}/message_templates?access_token=${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ name: 'invoice', language: 'en', category: 'UTILITY' },
        components: [header, { type: 'BODY', text: 'Your invoice' }],
      }),
    });
    await sandbox.admin.idle();
    const pdf = { body: sampleFiles.pdf, mimeType: 'application/pdf', filename: 'invoice-77.pdf' };
    const upload = await assertDefined(provider.uploadMedia)(pdf);
    const components = [
      { type: 'header', parameters: [{ type: 'document', document: { mediaId: 'media_1' } }] },
    ];
    await provider.send({
      to: { phone: `+${phone}` },
      content: { type: 'template', name: 'invoice', language: 'en', components },
      media: { ...upload, filename: pdf.filename },
      callbackData: 'msg_invoice',
    });
    expect(sandbox.admin.thread(phone).at(-1)?.content).toMatchObject({
      template: {
        components: [
          { parameters: [{ document: { id: upload.providerMediaId, filename: 'invoice-77.pdf' } }] },
        ],
      },
    });
  });

  it("downloads a customer's voice message", async () => {
    const { phone } = sandbox.admin.createPerson({ name: 'Basma' });
    const { id } = sandbox.admin.writeAs(phone, { type: 'audio' });
    const message = await messageOf(id);
    expect(message).toMatchObject({
      contact: { phone: `+${phone}`, profileName: 'Basma' },
      content: { type: 'audio', voice: true },
    });
    const file = await assertDefined(provider.downloadMedia)(assertDefined(message.media));
    expect(file.mimeType).toMatch(/^audio\//);
    await file.body.cancel();
  });

  it('sends to a customer who hides their phone number', async () => {
    const person = sandbox.admin.createPerson({ name: 'Carla', username: 'carla.k', hidesPhone: true });
    const { id } = sandbox.admin.writeAs(person.bsuid, { type: 'text', text: 'hi' });
    const { contact } = await messageOf(id);
    expect(contact).toMatchObject({ bsuid: person.bsuid, username: 'carla.k', profileName: 'Carla' });
    expect(contact).not.toHaveProperty('phone');

    const content = { type: 'text', text: 'welcome' } as const;
    const sent = await provider.send({ to: contact, content, callbackData: 'msg_7' });
    const statuses = () =>
      eventsSoFar().filter((event) => event.type === 'status' && event.providerId === sent.providerId);
    await receiver.until(() => statuses().length === 3);
    expect(statuses()).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ callbackData: 'msg_7' })),
    );
  });

  it('reports an uncertain result if the response was lost after acceptance', async () => {
    const { phone } = sandbox.admin.createPerson({});
    sandbox.admin.writeAs(phone, { type: 'text', text: 'hi' });
    sandbox.admin.addFault({ to: phone, count: 1 }, { dropAnswer: true });
    const content = { type: 'text', text: 'hello' } as const;
    const sending = provider.send({ to: { phone: `+${phone}` }, content, callbackData: 'lost' });
    await expect(sending).rejects.toMatchObject({ reason: 'transient', certain: false });
    expect(sandbox.ledger.sends({ callbackData: 'lost' })).toHaveLength(1);
  });

  it.each([
    [130429, 'number_throttled'],
    [131056, 'pair_throttled'],
    [131026, 'message_rejected'],
    [131050, 'contact_suppressed'],
    [132001, 'template_rejected'],
  ])('maps error %i to its reason', async (error, reason) => {
    const { phone } = sandbox.admin.createPerson({});
    sandbox.admin.addFault({ to: phone, count: 1 }, { error });
    const content = { type: 'text', text: 'hello' } as const;
    const sending = provider.send({ to: { phone: `+${phone}` }, content, callbackData: 'msg_8' });
    await expect(sending).rejects.toMatchObject({ reason, certain: true, code: error });
  });

  it('is refused outside the window with window_closed', async () => {
    const { phone } = sandbox.admin.createPerson({});
    const content = { type: 'text', text: 'hello' } as const;
    const sending = provider.send({ to: { phone: `+${phone}` }, content, callbackData: 'msg_9' });
    await expect(sending).rejects.toMatchObject({ reason: 'window_closed', code: 131047 });
  });

  it('reads the phone number and updates the profile', async () => {
    expect(await assertDefined(provider.getPhoneNumber)()).toMatchObject({ throughput: 80 });
    await assertDefined(provider.updateProfile)({
      about: 'We sell shrubs',
      websites: ['https://shrubs.example'],
    });
    expect(await assertDefined(provider.getProfile)()).toMatchObject({
      about: 'We sell shrubs',
      websites: ['https://shrubs.example'],
    });
  });
});
