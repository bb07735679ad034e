import { createHmac } from 'node:crypto';

/* A client of the sandbox's admin API: customers who write, and the ledger of what the business sent. */

export interface TestNumber {
  pnid: string;
  appId: string;
  wabaId: string;
  token: string;
  appSecret: string;
  verifyToken: string;
}

export async function call<T>(url: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url} responded with ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Creates a customer with this name, who writes this text to the number. */
export async function writeAs(
  sandboxUrl: string,
  pnid: string,
  name: string,
  text: string,
): Promise<{ phone: string }> {
  const person = await call<{ phone: string }>(`${sandboxUrl}/sandbox/people`, { name });
  await call(`${sandboxUrl}/sandbox/people/${person.phone}/messages`, { pnid, type: 'text', text });
  return person;
}

/** Configures the webhook of the simulated Meta app. */
export async function connectCallback(sandboxUrl: string, appId: string, callbackUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/sandbox/apps/${appId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl }),
  });
  if (!response.ok) throw new Error(`the callback was refused: ${await response.text()}`);
}

/** Delivers one webhook change, signed as Meta does: for types the simulated phones do not produce. */
export async function deliver(
  url: string,
  number: TestNumber & { sessionId: string },
  field: string,
  value: object,
): Promise<void> {
  const metadata = { display_phone_number: '15550100100', phone_number_id: number.pnid };
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: number.wabaId, changes: [change] }],
  });
  const signature = createHmac('sha256', number.appSecret).update(body).digest('hex');
  const response = await fetch(`${url}/webhooks/whatsapp/${number.sessionId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
  if (!response.ok) throw new Error(`the webhook answered ${response.status}: ${await response.text()}`);
}
