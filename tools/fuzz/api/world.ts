import { createHmac, randomBytes } from 'node:crypto';
import type { NumberAccess } from '@waqtor/sandbox';
import { type ApiClient, createApiClient } from '../../faults/cluster/api-client.ts';
import type { Cluster } from '../../faults/cluster/cluster.ts';
import { writeRecipes } from './recipes.ts';
import type { KnownIds } from './values.ts';

/*
 * Two businesses on one server, each with members, API keys, sessions, contacts and messages. The fuzz acts
 * as users of the first; no data of the second may ever appear. The data degrades (a session is deleted, the
 * owner is signed out), so it is rebuilt every few hundred requests.
 */

export interface Credential {
  name: string;
  headers: Record<string, string>;
  /** False if every operation that requires a credential must reject it. */
  isGood: boolean;
}

export interface World {
  ids: KnownIds;
  /** Meaningful bodies for the first business, by operation. */
  recipes: Record<string, unknown[]>;
  /** Valid pagination cursors of the first business. */
  cursors: string[];
  /** Members and API keys of the first business. */
  validTokens: Credential[];
  /** Anonymous, revoked, forged and malformed credentials. */
  others: Credential[];
  /**
   * Strings that no response may contain: all secrets, and everything that belongs to the second business
   * only.
   */
  forbidden: { what: string; text: string }[];
}

type Row = Record<string, unknown> & { id: string };

/** Creates two new businesses; `n` makes their names unique. */
export async function buildWorld(cluster: Cluster, n: number): Promise<World> {
  const mark = `foreign${randomBytes(6).toString('hex')}`;
  const own = await buildBusiness(cluster, `a${n}`, `Own ${n}`);
  const foreign = await buildBusiness(cluster, `b${n}`, mark);
  return {
    ids: { own: own.ids, foreign: foreign.ids },
    recipes: own.recipes,
    cursors: own.cursors,
    validTokens: own.validTokens,
    others: own.others,
    forbidden: [
      ...own.secrets,
      ...foreign.secrets,
      { what: 'a text of another business', text: mark },
      { what: 'the password of the database', text: new URL(cluster.databaseUrl).password },
    ],
  };
}

async function buildBusiness(cluster: Cluster, name: string, mark: string) {
  const base = () => cluster.server('one').url;
  const from = `10.${name.charCodeAt(0)}.${Number(name.slice(1)) % 256}.1`;
  const anonymous = createApiClient(base, { 'x-forwarded-for': from });
  const login = { email: `${name}@example.com`, password: `owner-${randomBytes(12).toString('hex')}` };
  const signedIn = await anonymous.data<{ accessToken: string; refreshToken: string; tenant: Row }>(
    'POST',
    '/auth/register',
    { ...login, name: `${mark} owner`, businessName: mark, client: 'api_client' },
  );
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const owner = createApiClient(base, bearer(signedIn.accessToken));
  const keys: Record<string, string> = {};
  const keyIds: string[] = [];
  for (const role of ['admin', 'agent', 'viewer', 'revoked']) {
    const made = await owner.data<{ id: string; key: string }>('POST', '/api-keys', {
      name: `${mark} ${role}`,
      role: role === 'revoked' ? 'admin' : role,
    });
    keys[role] = made.key;
    if (role === 'revoked') await owner.data('DELETE', `/api-keys/${made.id}`);
    else keyIds.push(made.id);
  }
  const second = await anonymous.data<{ accessToken: string; refreshToken: string }>('POST', '/auth/login', {
    ...login,
    client: 'api_client',
  });
  await createApiClient(base, bearer(second.accessToken)).data('POST', '/auth/logout', {
    refreshToken: second.refreshToken,
  });
  const third = await anonymous.data<{ refreshToken: string }>('POST', '/auth/login', {
    ...login,
    client: 'api_client',
  });
  const content = await fillBusiness(cluster, owner, mark);
  const logins = await owner.all<Row>('/auth/logins');
  const members = await owner.all<Row & { user?: Row; userId?: string }>('/members');
  const ids = {
    ...content.ids,
    med: [await uploadFile(base(), bearer(signedIn.accessToken))],
    key: keyIds,
    lgn: logins.map((row) => row.id),
    usr: members.map((row) => row.user?.id ?? row.userId ?? row.id),
    ten: [signedIn.tenant.id],
  };
  const key = (role: string): Credential => ({
    name: `${role} key`,
    isGood: true,
    headers: { 'x-api-key': keys[role] ?? '' },
  });
  return {
    ids,
    recipes: writeRecipes(cluster.sandbox, ids, { login, refreshToken: third.refreshToken }),
    cursors: await cursorsOf(owner),
    validTokens: [
      { name: 'owner', isGood: true, headers: bearer(signedIn.accessToken) },
      key('admin'),
      key('agent'),
      key('viewer'),
    ],
    others: [
      { name: 'nobody', isGood: false, headers: {} },
      { ...key('revoked'), isGood: false },
      { name: 'logged out', isGood: false, headers: bearer(second.accessToken) },
      ...forgedCursors(signedIn.accessToken).map((token, i) => ({
        name: `forged ${i}`,
        isGood: false,
        headers: bearer(token),
      })),
    ],
    secrets: [
      { what: 'a password', text: login.password },
      { what: 'an access token', text: signedIn.accessToken },
      { what: 'a refresh token', text: signedIn.refreshToken },
      ...Object.values(keys).map((text) => ({ what: 'an API key', text })),
      ...content.secrets,
    ],
  };
}

/** Creates sessions, contacts, conversations, messages in every state, notes, invitations. */
async function fillBusiness({ sandbox, loadBalancer }: Cluster, owner: ApiClient, mark: string) {
  const ids: Record<string, string[]> = { ses: [], con: [], cnv: [], msg: [], inv: [], itm: [] };
  const secrets: { what: string; text: string }[] = [];
  for (let i = 0; i < 3; i++) {
    const number = sandbox.admin.createNumber({ rules: 'off', verifiedName: `${mark} ${i}` });
    const session = await owner.data<Row>('POST', '/sessions', {
      engine: 'cloud',
      name: `${mark} ${i}`,
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      accessToken: number.token,
      appSecret: number.appSecret,
      verifyToken: number.verifyToken,
      graphBaseUrl: sandbox.url,
    });
    ids.ses?.push(session.id);
    const webhookUrl = `${loadBalancer.url}/webhooks/whatsapp/${session.id}`;
    await sandbox.admin.setCallback(number.appId, webhookUrl);
    await postUnknownMessage(webhookUrl, number, mark);
    for (const item of await owner.all<Row>(`/sessions/${session.id}/webhook-items`)) ids.itm?.push(item.id);
    for (const [what, text] of [
      ['a Graph token', number.token],
      ['an app secret', number.appSecret],
      ['a verify token', number.verifyToken],
    ] as const) {
      secrets.push({ what, text });
    }
    for (let j = 0; j < 3; j++) {
      const person = sandbox.admin.createPerson({ name: `${mark} customer ${j}` });
      sandbox.admin.writeAs(person.phone, {
        pnid: number.pnid,
        type: 'text',
        text: `${mark} says hello ${j}`,
      });
    }
  }
  await sandbox.admin.idle();
  const conversations = await owner.all<Row & { contact: Row; lastMessage: Row | null }>('/conversations');
  for (const { id, contact, lastMessage } of conversations) {
    ids.cnv?.push(id);
    ids.con?.push(contact.id);
    if (lastMessage) ids.msg?.push(lastMessage.id);
  }
  for (const conversationId of ids.cnv ?? []) {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    for (const extra of [{}, { scheduledAt: later }]) {
      const sent = await owner.data<{ messageId: string }>('POST', '/messages/send', {
        conversationId,
        text: `${mark} answers`,
        ...extra,
      });
      ids.msg?.push(sent.messageId);
    }
    ids.msg?.push(
      (await owner.data<Row>('POST', `/conversations/${conversationId}/notes`, { text: `${mark} note` })).id,
    );
  }
  ids.con?.push(
    (
      await owner.data<Row>('POST', '/contacts', {
        phone: `+21266${Math.floor(Math.random() * 9e6 + 1e6)}`,
        name: mark,
      })
    ).id,
  );
  ids.inv?.push(
    (
      await owner.data<Row>('POST', '/invitations', {
        email: `${mark.replaceAll(' ', '')}@example.com`,
        role: 'agent',
      })
    ).id,
  );
  return { ids, secrets };
}

/** Posts a webhook of an unknown type, which is stored as an item. */
async function postUnknownMessage(
  webhookUrl: string,
  { wabaId, appSecret }: NumberAccess,
  mark: string,
): Promise<void> {
  const body = JSON.stringify({ entry: [{ id: wabaId, changes: [{ field: 'hologram', value: { mark } }] }] });
  const signature = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
  const answer = await fetch(webhookUrl, {
    method: 'POST',
    body,
    headers: { 'x-hub-signature-256': signature },
  });
  if (!answer.ok) throw new Error(`the security-webhookUrl function answered ${answer.status}`);
}

async function uploadFile(origin: string, headers: Record<string, string>): Promise<string> {
  const form = new FormData();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  form.append('file', new Blob([png], { type: 'image/png' }), 'dot.png');
  const answer = await fetch(`${origin}/api/v1/media`, { method: 'POST', headers, body: form });
  const { data } = (await answer.json()) as { data: Row };
  return data.id;
}

async function cursorsOf(owner: ApiClient): Promise<string[]> {
  const cursors: string[] = [];
  for (const list of [
    '/conversations',
    '/contacts',
    '/sessions',
    '/search?q=hello',
    '/api-keys',
    '/members',
  ]) {
    const answer = await owner.call<{ nextCursor?: string | null }>(
      'GET',
      `${list}${list.includes('?') ? '&' : '?'}limit=1`,
    );
    if (answer.body.nextCursor) cursors.push(answer.body.nextCursor);
  }
  return cursors;
}

/**
 * Returns well-formed but invalid tokens: unsigned, signed with another key, truncated, with another tenant's
 * claims.
 */
function forgedCursors(token: string): string[] {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = (() => {
    try {
      return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    } catch {
      return {};
    }
  })();
  const none = encode({ alg: 'none', typ: 'JWT' });
  const longer = encode({ ...read, exp: 4_102_444_800, role: 'owner' });
  const other = createHmac('sha256', 'secret').update(`${head}.${longer}`).digest('base64url');
  return [
    `${none}.${claims}.`,
    `${head}.${longer}.${signature}`,
    `${head}.${longer}.${other}`,
    token.slice(0, -4),
    `${token}x`,
    'wq_00000000000000000000000000000000_0000000000000000000000000000000000000000000',
    'a.b.c',
    `${'a'.repeat(7_000)}`,
  ];
}
