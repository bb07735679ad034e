import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterEach, expect, test, vi } from 'vitest';
import { type RunningSandbox, startSandbox } from '../index.ts';
import { files, mediaForm } from '../testing/files.ts';

const running: { stop(): unknown }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const one of running.splice(0)) await one.stop();
});

interface Answer {
  responseBodyToJSON(): Promise<unknown>;
}
type Send = (body: object, recipient: number, replyTo?: string) => Promise<Answer>;
/** The part of Meta's SDK used here; its own types depend on another version of Node's. */
interface Sdk {
  messages: Record<string, Send> & { status(body: object): Promise<Answer> };
  twoStepVerification: { setPin(pin: number): Promise<Answer> };
  requester: {
    port: number;
    client: { agent: { options: { rejectUnauthorized?: boolean } }; clearSockets(): boolean };
  };
  updateSenderNumberId(id: number): boolean;
  updateAccessToken(token: string): boolean;
}

/** Meta's SDK requires TLS, so a reverse proxy with its own certificate is put in front of the sandbox. */
async function secured(sandbox: RunningSandbox): Promise<number> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  const front: Server = createServer({ key, cert }, (incoming, outgoing) => {
    const options = { method: incoming.method ?? 'GET', headers: incoming.headers };
    const inner = request(`${sandbox.url}${incoming.url}`, options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(inner);
  });
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
  running.push({ stop: () => new Promise((closed) => front.close(closed)) });
  return (front.address() as AddressInfo).port;
}

test('Meta’s Node SDK works completely with the sandbox', async () => {
  const sandbox = await startSandbox({ rules: { pairRate: false, throughput: false } });
  running.push(sandbox);
  const number = sandbox.admin.createNumber({});
  const port = await secured(sandbox);
  for (const [name, value] of Object.entries({
    NODE_ENV: 'production',
    WA_BASE_URL: '127.0.0.1',
    WA_PHONE_NUMBER_ID: '1',
    WA_BUSINESS_ACCOUNT_ID: number.wabaId,
    M4D_APP_ID: number.appId,
    M4D_APP_SECRET: number.appSecret,
    CLOUD_API_VERSION: 'v23.0',
    CLOUD_API_ACCESS_TOKEN: 'replaced below',
    WEBHOOK_ENDPOINT: 'webhook',
    WEBHOOK_VERIFICATION_TOKEN: number.verifyToken,
  }))
    vi.stubEnv(name, value);
  const load = createRequire(import.meta.url);
  const WhatsApp = load('whatsapp') as new () => Sdk;
  const wa = new WhatsApp();
  wa.updateSenderNumberId(Number(number.pnid));
  wa.updateAccessToken(number.token);
  Object.assign(wa.requester, { port, phoneNumberId: number.pnid, accessToken: number.token });
  wa.requester.client.agent.options.rejectUnauthorized = false;
  running.unshift({ stop: () => wa.requester.client.clearSockets() });

  const { phone } = sandbox.admin.createPerson({ phone: '+212612345678' });
  const { id: inbound } = sandbox.admin.writeAs(phone, { type: 'text', text: 'Hello?' });
  const upload = async (bytes: Buffer, type: string) => {
    const answer = await fetch(`${sandbox.url}/${number.pnid}/media?access_token=${number.token}`, {
      method: 'POST',
      body: mediaForm(bytes, type),
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const rows = [{ id: 'a', title: 'A' }];
  const bodies: Record<string, object> = {
    text: { body: 'Hello', preview_url: false },
    image: { link: 'https://files.example/a.png', caption: 'Dates' },
    audio: { id: await upload(files.oggOpus, 'audio/ogg') },
    video: { id: await upload(files.mp4, 'video/mp4') },
    document: { id: await upload(files.pdf, 'application/pdf'), filename: 'a.pdf' },
    sticker: { id: await upload(files.webp, 'image/webp') },
    location: { latitude: 31.6, longitude: -8, name: 'Shop' },
    contacts: [{ name: { formatted_name: 'Jo', first_name: 'Jo' } }],
    interactive: {
      type: 'list',
      body: { text: 'Pick' },
      action: { button: 'Open', sections: [{ title: 'All', rows }] },
    },
    template: { name: 'hello_world', language: { code: 'en_US' } },
  };
  for (const [kind, body] of Object.entries(bodies)) {
    const answer = await (await wa.messages[kind]?.(body, Number(phone), inbound))?.responseBodyToJSON();
    expect([kind, answer]).toEqual([
      kind,
      expect.objectContaining({
        messages: [expect.objectContaining({ id: expect.stringMatching(/^wamid\./) })],
      }),
    ]);
  }
  expect(sandbox.ledger.sends().map(({ type }) => type)).toEqual(Object.keys(bodies));
  const read = await wa.messages.status({ status: 'read', message_id: inbound });
  expect(await read.responseBodyToJSON()).toEqual({ success: true });
  const pin = await wa.twoStepVerification.setPin(123_456);
  expect(await pin.responseBodyToJSON()).toEqual({ success: true });
});
