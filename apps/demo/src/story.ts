import { type Client, createClient, type Live, listen } from './client.ts';
import { amal, customers } from './customers.ts';

export interface Address {
  server: string;
  sandbox: string;
}

export interface Story {
  email: string;
  password: string;
}

/** Runs one step and prints its result and duration; a failed step ends the story. */
export type Step = <T>(what: string, act: () => Promise<T>) => Promise<T>;

interface Number {
  pnid: string;
  wabaId: string;
  appId: string;
  token: string;
  appSecret: string;
  verifyToken: string;
}

interface Sent {
  data: { messageId: string };
}

/**
 * The main flow: a customer writes, the message arrives in the inbox, an agent replies, the customer reads
 * it.
 */
export async function tellStory(
  address: Address,
  setupToken: string,
  login: Story,
  step: Step,
): Promise<void> {
  const anonymous = createClient(address.server);
  const sandbox = createClient(address.sandbox);

  const token = await step('The owner registers', async () => {
    const registered = await anonymous.post<{ data: { accessToken: string } }>('/api/v1/auth/register', {
      email: login.email,
      password: login.password,
      name: 'Nadia',
      businessName: 'Dar Al Baraka',
      setupToken,
    });
    return registered.data.accessToken;
  });
  const agent = createClient(address.server, token);
  const number = await step('A number is connected and its credentials are tested', () =>
    connectNumber(agent, sandbox, address),
  );
  const live = await step('The inbox connects to the WebSocket', async () => {
    const ticket = await agent.post<{ data: { ticket: string } }>('/api/v1/auth/ws-ticket', {});
    return listen(address.server, ticket.data.ticket);
  });
  try {
    await tellOneConversation(agent, sandbox, number, live, step);
    await step('More customers write, in Arabic, French and English', () =>
      fillInbox(agent, sandbox, number, live),
    );
  } finally {
    live.close();
  }
}

async function connectNumber(agent: Client, sandbox: Client, address: Address): Promise<Number> {
  const number = await sandbox.post<Number>('/sandbox/numbers', { verifiedName: 'Dar Al Baraka' });
  const session = await agent.post<{ data: { webhookUrl: string } }>('/api/v1/sessions', {
    engine: 'cloud',
    name: 'Dar Al Baraka',
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    verifyToken: number.verifyToken,
    graphBaseUrl: address.sandbox,
  });
  const response = await fetch(`${address.sandbox}/sandbox/apps/${number.appId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl: session.data.webhookUrl }),
  });
  if (!response.ok) throw new Error(`the webhook handshake failed: ${await response.text()}`);
  return number;
}

async function tellOneConversation(
  agent: Client,
  sandbox: Client,
  number: Number,
  live: Live,
  step: Step,
): Promise<void> {
  await sandbox.post('/sandbox/people', { name: amal.name, phone: amal.phone });
  const received = await step(`${amal.name} writes: ${amal.question}`, async () => {
    await sandbox.post(`/sandbox/people/${amal.phone.slice(1)}/messages`, {
      pnid: number.pnid,
      type: 'text',
      text: amal.question,
    });
    return live.next((event) =>
      event.type === 'message.received' && event.data.message.text === amal.question ? event.data : undefined,
    );
  });
  const { conversationId } = received;
  await step('The message is in the inbox, unread', async () => {
    const inbox = await agent.get<{ data: { id: string; unreadCount: number }[] }>(
      '/api/v1/conversations?status=open',
    );
    const found = inbox.data.find((conversation) => conversation.id === conversationId);
    if (found?.unreadCount !== 1)
      throw new Error(`expected one unread message, found ${JSON.stringify(found)}`);
  });
  const sent = await step(`The agent replies: ${amal.answer}`, async () => {
    const answer = await agent.post<Sent>(
      '/api/v1/messages/send',
      { conversationId, text: amal.answer },
      { 'idempotency-key': 'demo-answer' },
    );
    return answer.data.messageId;
  });
  for (const [status, what] of [
    ['sent', 'WhatsApp took it'],
    ['delivered', 'Her phone has it'],
    ['read', 'She has read it'],
  ] as const) {
    await step(what, () =>
      live.next((event) =>
        event.type === 'message.updated' &&
        event.data.messageId === sent &&
        reached(event.data.status, status)
          ? event
          : undefined,
      ),
    );
  }
  await step('The sandbox received it exactly once', async () => {
    const ledger = await sandbox.get<{ summary: { sends: number; surplusSends: number } }>(
      '/sandbox/ledger?list=sends',
    );
    if (ledger.summary.sends !== 1 || ledger.summary.surplusSends !== 0)
      throw new Error(JSON.stringify(ledger.summary));
  });
}

/** Plays the other customers' conversations concurrently, each in its own order. */
async function fillInbox(agent: Client, sandbox: Client, number: Number, live: Live): Promise<void> {
  await Promise.all(
    customers.map(async ({ name, phone, talk }) => {
      await sandbox.post('/sandbox/people', { name, phone });
      let conversationId: string | undefined;
      for (const turn of talk) {
        if ('answer' in turn) {
          await agent.post('/api/v1/messages/send', { conversationId, text: turn.answer });
          continue;
        }
        const written = typeof turn.says === 'string' ? { type: 'text', text: turn.says } : turn.says;
        const { id } = await sandbox.post<{ id: string }>(`/sandbox/people/${phone.slice(1)}/messages`, {
          pnid: number.pnid,
          ...written,
        });
        conversationId = await live.next((event) =>
          event.type === 'message.received' && event.data.message.providerId === id
            ? event.data.conversationId
            : undefined,
        );
      }
    }),
  );
}

/** A later status implies the earlier ones: a phone that reads at once may skip "delivered". */
function reached(status: string, wanted: string): boolean {
  const order = ['sent', 'delivered', 'read', 'played'];
  return order.indexOf(status) >= order.indexOf(wanted);
}
