import { until } from '@waqtor/testing/until';
import type { Dashboard } from './dashboard.ts';
import { call, connectCallback, type TestNumber, writeAs } from './sandbox-client.ts';

export const OWNER = { email: 'nadia@example.com', password: 'une longue phrase de passe' };

/** Invites an agent and accepts the invitation. */
export async function addColleague(
  dashboard: Dashboard,
  who: { email: string; password: string; name: string },
): Promise<void> {
  const api = `${dashboard.url}/api/v1`;
  const { data } = await call<{ data: { accessToken: string } }>(`${api}/auth/login`, OWNER);
  await call(`${api}/invitations`, { email: who.email, role: 'agent' }, data.accessToken);
  const link = new URL(await dashboard.mailedLink(who.email, '/invitation'));
  await call(`${api}/auth/register`, { ...who, invitationToken: link.hash.replace('#token=', '') });
}

/** Adds a team whose conversations are assigned to Nadia by round-robin. */
export async function addTeam({ url }: Dashboard): Promise<void> {
  const api = `${url}/api/v1`;
  const { data } = await call<{ data: { accessToken: string; user: { id: string } } }>(
    `${api}/auth/login`,
    OWNER,
  );
  const team = {
    name: 'المبيعات',
    description: 'Appartements et villas',
    memberIds: [data.user.id],
    assignment: 'round_robin',
    maxOpenConversationsPerMember: 5,
  };
  await call(`${api}/teams`, team, data.accessToken);
}

/** A customer writes, and Nadia assigns, tags and snoozes the conversation; returns its id. */
export async function addActivities({ url, sandboxUrl }: Dashboard, { pnid }: TestNumber): Promise<string> {
  const api = `${url}/api/v1`;
  const { data } = await call<{ data: { accessToken: string; user: { id: string } } }>(
    `${api}/auth/login`,
    OWNER,
  );
  const post = <T>(path: string, body: object) => call<{ data: T }>(`${api}${path}`, body, data.accessToken);
  await writeAs(sandboxUrl, pnid, 'Salma', 'Is my order on its way?');
  const newest = async () => {
    type List = { data: { id: string; contact: { displayName: string } }[] };
    return (await call<List>(`${api}/conversations?limit=1`, undefined, data.accessToken)).data[0];
  };
  const isHers = async () => (await newest())?.contact.displayName === 'Salma';
  await until(isHers, { what: 'the conversation' });
  const id = (await newest())?.id ?? '';
  const tags = [await post<{ id: string }>('/tags', { name: 'delivery' })];
  tags.push(await post<{ id: string }>('/tags', { name: 'شحن' }));
  const actions = [
    { action: 'assign', assigneeId: data.user.id },
    { action: 'tag', tagIds: tags.map((tag) => tag.data.id) },
    { action: 'mark_pending' },
    { action: 'snooze', untilReply: true },
    { action: 'snooze', until: '2031-05-12T09:00:00Z' },
  ];
  for (const action of actions) await post('/conversations/bulk', { conversationIds: [id], ...action });
  return id;
}

/** All tabs of a session page. */
export const sessionTabs = (id: string) =>
  ['overview', 'statistics', 'errors', 'replies', 'profile', 'settings'].map(
    (tab) => `/sessions/details?session=${id}&tab=${tab}`,
  );

/**
 * Opens a business with a connected session and customers who wrote in three languages, created through the
 * API.
 */
export async function openBusiness({
  url,
  sandboxUrl,
  setupLink,
}: Dashboard): Promise<TestNumber & { sessionId: string }> {
  const setupToken = new URL(setupLink).hash.replace('#token=', '');
  const body = { ...OWNER, name: 'Nadia', businessName: 'Dar Al Baraka', setupToken };
  const { data } = await call<{ data: { accessToken: string } }>(`${url}/api/v1/auth/register`, body);
  const number = await call<TestNumber>(`${sandboxUrl}/sandbox/numbers`, { verifiedName: 'Dar Al Baraka' });
  const session = {
    engine: 'cloud',
    name: 'Dar Al Baraka',
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    verifyToken: number.verifyToken,
    graphBaseUrl: sandboxUrl,
  };
  const made = await call<{ data: { id: string; webhookUrl: string } }>(
    `${url}/api/v1/sessions`,
    session,
    data.accessToken,
  );
  await connectCallback(sandboxUrl, number.appId, `${url}${new URL(made.data.webhookUrl).pathname}`);
  await writeAs(
    sandboxUrl,
    number.pnid,
    'أمل بنعلي',
    'السلام عليكم، هل الشقة المعروضة في الرباط ما زالت متاحة؟',
  );
  await writeAs(
    sandboxUrl,
    number.pnid,
    'Julien Marchand',
    'Bonjour, *la visite* est-elle toujours samedi ?',
  );
  await writeAs(sandboxUrl, number.pnid, 'Grace Okafor', 'Hi! The lamp arrived but the shade is cracked 😕');
  await writeAs(
    sandboxUrl,
    number.pnid,
    `${'Very long name '.repeat(30)}`,
    `${'كلمة '.repeat(400)}<script>alert(1)</script>`,
  );
  await until(async () => {
    const { data: all } = await call<{ data: unknown[] }>(
      `${url}/api/v1/conversations`,
      undefined,
      data.accessToken,
    );
    return all.length === 4;
  });
  return { ...number, sessionId: made.data.id };
}
