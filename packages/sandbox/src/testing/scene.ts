import {
  type NumberAccess,
  type Receiver,
  type RunningSandbox,
  type SandboxOptions,
  startReceiver,
  startSandbox,
} from '../index.ts';

const running: { stop(): Promise<void> }[] = [];
/** Stops everything the scenes of a test started. */
export async function stopScenes(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.stop()));
}

/** A sandbox with one number and a webhook receiver, and a way to POST to it with the number’s token. */
export interface Scene {
  sandbox: RunningSandbox;
  number: NumberAccess;
  receiver: Receiver;
  send(body: object, path?: string): Promise<{ status: number; json: Answer }>;
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
  return {
    sandbox,
    number,
    receiver,
    async send(body, path = `${number.pnid}/messages`) {
      const answer = await fetch(`${sandbox.url}/v23.0/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${number.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, json: (await answer.json()) as Answer };
    },
  };
}

export const text = (to: string, body = 'Hello', more: object = {}) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body },
  ...more,
});
