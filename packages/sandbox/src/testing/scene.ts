import {
  type NumberAccess,
  type Receiver,
  type RunningSandbox,
  type SandboxOptions,
  startReceiver,
  startSandbox,
} from '../index.ts';
import { rawBody } from './files.ts';

const running: { stop(): Promise<void> }[] = [];
/** Stops everything that the scenes of a test started. */
export async function stopScenes(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.stop()));
}

/** A sandbox with one number and a webhook receiver, and a way to POST to it with the number's token. */
export interface Scene {
  sandbox: RunningSandbox;
  number: NumberAccess;
  receiver: Receiver;
  send(body: object, path?: string): Promise<{ status: number; json: Answer }>;
  /** Sends any other request with the number's token. */
  call(
    method: string,
    path: string,
    body?: object | FormData | Uint8Array,
  ): Promise<{ status: number; json: Answer }>;
}
export interface Answer {
  messages?: { id: string; message_status?: string }[];
  contacts?: { input: string; wa_id?: string; user_id?: string }[];
  error?: { code: number; message: string; error_data?: { details: string } };
  [key: string]: unknown;
}

export async function scene(options: SandboxOptions = {}, webhooks = true): Promise<Scene> {
  const sandbox = await startSandbox({
    seed: 7,
    phones: { deliveredAfterMs: 0, reads: { afterMs: 0 } },
    ...options,
  });
  running.push(sandbox);
  const number = sandbox.admin.createNumber({ verifiedName: 'Dates & Co' });
  const receiver = await startReceiver(number);
  running.push(receiver);
  if (webhooks) await sandbox.admin.setCallback(number.appId, receiver.url);
  const call: Scene['call'] = async (method, path, body) => {
    const isRaw = body instanceof FormData || body instanceof Uint8Array;
    const answer = await fetch(`${sandbox.url}/v23.0/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${number.token}`,
        ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: rawBody(body) }),
    });
    return { status: answer.status, json: (await answer.json()) as Answer };
  };
  const send: Scene['send'] = (body, path = `${number.pnid}/messages`) => call('POST', path, body);
  return { sandbox, number, receiver, send, call };
}

/** Uploads an example file for a template's header; returns its handle. */
export async function uploadHandle(
  { call, number }: Scene,
  bytes: Uint8Array,
  type: string,
): Promise<string> {
  const { json } = await call(
    'POST',
    `${number.appId}/uploads?file_length=${bytes.length}&file_type=${type}`,
  );
  const { json: done } = await call('POST', String(json.id), bytes);
  return String(done.h);
}

export const text = (to: string, body = 'Hello', more: object = {}) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body },
  ...more,
});
