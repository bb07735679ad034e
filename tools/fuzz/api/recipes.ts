import { randomBytes } from 'node:crypto';
import type { RunningSandbox } from '@waqtor/sandbox';

type Ids = Readonly<Record<string, readonly string[]>>;

/** Valid requests that cannot be guessed from the schema. */
export interface Keys {
  login: { email: string; password: string };
  /** The refresh token of a separate login, because it can be used only once. */
  refreshToken: string;
}

/** Returns meaningful bodies, by operation, used for some of the valid requests. */
export function writeRecipes(
  sandbox: RunningSandbox,
  ids: Ids,
  { login, refreshToken }: Keys,
): Record<string, unknown[]> {
  const of = (prefix: string) => ids[prefix] ?? [];
  const number = sandbox.admin.createNumber({ rules: 'off' });
  const fresh = randomBytes(5).toString('hex');
  const tenantId = of('ten')[0];
  const later = new Date(Date.now() + 7_200_000).toISOString();
  return {
    login: [
      { ...login, client: 'api_client' },
      { ...login, tenantId, client: 'api_client' },
    ],
    refresh: [{ refreshToken }],
    register: [
      {
        email: `${fresh}@example.com`,
        password: `long-${fresh}-enough`,
        name: 'New',
        businessName: 'New business',
      },
    ],
    requestSignUpLink: [{ email: `${fresh}@example.com` }],
    switchTenant: [{ tenantId }],
    createApiKey: [{ name: 'key', role: 'viewer' }],
    reauthenticate: [{ password: login.password }],
    createSession: [
      {
        engine: 'cloud',
        name: 'One more',
        phoneNumberId: number.pnid,
        wabaId: number.wabaId,
        accessToken: number.token,
        appSecret: number.appSecret,
        graphBaseUrl: sandbox.url,
      },
    ],
    updateSession: [{ name: 'Renamed' }, { settings: { messagesPerSecond: 20 } }],
    updateSessionProfile: [
      { about: 'Open from 9 to 17' },
      { description: 'A shop', websites: ['https://example.com'] },
    ],
    assignConversation: [
      { assigneeId: of('usr')[0] ?? null },
      { assigneeId: null, teamId: of('tem')[0] ?? null },
    ],
    snoozeConversation: [{ until: later }],
    getOrCreateConversation: of('ses').flatMap((sessionId) =>
      of('con')
        .slice(-2)
        .map((contactId) => ({ sessionId, contactId })),
    ),
    sendMessage: of('cnv').flatMap((conversationId) => [
      { conversationId, text: 'hello' },
      { conversationId, text: 'later', scheduledAt: later },
      { conversationId, content: { type: 'location', latitude: 34, longitude: -6.8 } },
    ]),
    createContact: [
      { bsuid: `MA.${fresh}`, name: 'By id' },
      { phone: `+2126${(Number.parseInt(fresh.slice(0, 6), 16) % 1e8) + 1e8}`.slice(0, 13) },
    ],
    updateContact: [{ name: 'Other name' }, { email: 'a@example.com' }, { attributes: { tier: 'gold' } }],
    mergeContact: of('con').map((targetId) => ({ targetId })),
  };
}
