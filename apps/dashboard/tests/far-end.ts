/* The sandbox's admin API: people who write, and the ledger of what the business sent. */

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
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** A customer of this name, who writes this to the number. */
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

/** Tells the simulated Meta app where its webhooks go. */
export async function connectCallback(sandboxUrl: string, appId: string, callbackUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/sandbox/apps/${appId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl }),
  });
  if (!response.ok) throw new Error(`the callback was refused: ${await response.text()}`);
}
