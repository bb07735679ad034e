import { toPublicId } from '@waqtor/contract';
import { sign } from '@waqtor/provider-cloud-api';
import { buildMember, buildTenant } from '@waqtor/testing';
import { newApiKeyText } from '../../features/api-keys/api-key-text.ts';
import { sealCredentials } from '../../features/sessions/index.ts';
import { newId } from '../../platform/ids.ts';
import type { TestServer } from './testing-server.ts';

/** A tenant with one number, and API access as one of the tenant's programs. */
export interface View {
  tenantId: string;
  sessionId: string;
  phoneNumberId: string;
  wabaId: string;
  appSecret: string;
  /** Returns `data` of a GET below /api/v1; throws if the status is not 200. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every shape
  get(path: string): Promise<any>;
  /** Requests that a message be sent. */
  send(body: object): Promise<Answer & { details?: unknown }>;
  /** Posts a body to this number's webhook, signed as by Meta; returns the status. */
  post(body: unknown, options?: { secret?: string; path?: string }): Promise<Answer>;
}

export interface Answer {
  status: number;
  code?: string;
}

/** Connects the corpus's number, or another one, for a new tenant. */
export async function buildView(
  { database, platform, url }: TestServer,
  { phoneNumberId = '1122334455667' } = {},
): Promise<View> {
  const tenantId = await buildTenant(database);
  const sessionId = newId();
  const [wabaId, appSecret] = ['5467539754836534', `secret-${sessionId}`];
  const credentials = {
    phoneNumberId,
    wabaId,
    appSecret,
    accessToken: 'token',
    verifyToken: `verify-${sessionId}`,
    graphBaseUrl: 'http://127.0.0.1:9',
    graphVersion: 'v26.0',
  };
  await database.admin.db
    .insertInto('sessions')
    .values({
      id: sessionId,
      tenantId,
      engine: 'cloud',
      name: 'Support',
      phoneNumberId,
      wabaId,
      credentials: sealCredentials(platform.secrets, sessionId, credentials),
    })
    .execute();
  const key = newApiKeyText(tenantId);
  await database.admin.db
    .insertInto('apiKeys')
    .values({
      id: newId(),
      tenantId,
      name: 'view',
      role: 'admin',
      last4: key.last4,
      secretHash: key.secretHash,
      createdBy: await buildMember(database, tenantId, 'admin'),
    })
    .execute();
  const ownPath = `/webhooks/whatsapp/${toPublicId('session', sessionId)}`;
  return {
    tenantId,
    sessionId,
    phoneNumberId,
    wabaId,
    appSecret,
    async get(path) {
      const answer = await fetch(`${url}/api/v1${path}`, { headers: { 'x-api-key': key.text } });
      const body = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} responded with ${answer.status}: ${body}`);
      return JSON.parse(body).data;
    },
    async send(body) {
      const answer = await fetch(`${url}/api/v1/messages/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key.text },
        body: JSON.stringify(body),
      });
      const json = (await answer.json()) as { error?: { code: string; details?: unknown } };
      const { code, details } = json.error ?? {};
      return { status: answer.status, ...(code === undefined ? {} : { code, details }) };
    },
    async post(body, { secret = appSecret, path = ownPath } = {}) {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, secret) },
        body: new Uint8Array(bytes),
      });
      const json = (await answer.json()) as { error?: { code: string } };
      return { status: answer.status, ...(json.error ? { code: json.error.code } : {}) };
    },
  };
}

/** Reads everything the API shows of this tenant's contacts and of what its number received. */
export async function readInbox(view: View) {
  const [contacts, conversations] = await Promise.all([view.get('/contacts'), view.get('/conversations')]);
  // A group is not among the listed contacts.
  const groups = conversations.flatMap((one: { contact: { id: string; groupId: string | null } }) =>
    one.contact.groupId === null ? [] : [one.contact],
  );
  const lists = await Promise.all(
    [...contacts, ...groups].map((contact: { id: string }) =>
      view.get(`/messages/contact/${contact.id}?order=oldest_first`),
    ),
  );
  const messages = await Promise.all(
    lists.flat().map(({ id }: { id: string }) => view.get(`/messages/${id}`)),
  );
  const session = `/sessions/${toPublicId('session', view.sessionId)}`;
  const [items, statuses] = await Promise.all([
    view.get(`${session}/webhook-items`),
    view.get(`${session}/unmatched-statuses`),
  ]);
  return { contacts, conversations, messages, items, statuses };
}

/**
 * Returns every string and number in a value; phone numbers as plain digits, so that `+` makes no difference.
 */
export function leavesOf(value: unknown, leaves = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) leavesOf(item, leaves);
  } else if (value !== undefined && value !== null) {
    leaves.add(String(value).replace(/^\+(?=\d+$)/, ''));
  }
  return leaves;
}
