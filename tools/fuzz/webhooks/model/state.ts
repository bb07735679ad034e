import type { Cluster } from '../../../faults/cluster/cluster.ts';

/* The actual state: from the API if it is visible to users, otherwise from the rows. */

export interface Contact {
  id: string;
  phone: string | null;
  bsuid: string | null;
  name: string | null;
  profileName: string | null;
  username: string | null;
  groupId: string | null;
  optedOutAt: string | null;
}

export interface Message {
  id: string;
  conversationId: string;
  contactId: string;
  groupId: string | null;
  sender: { contactId: string } | null;
  direction: string;
  origin: string;
  content: Record<string, unknown>;
  text: string | null;
  ack: number;
  statusTimestamps: Record<string, string>;
  error: { code: number | null } | null;
  providerId: string | null;
  at: string;
}

export interface Conversation {
  id: string;
  sessionId: string;
  contact: Contact;
  status: string;
  unreadCount: number;
  windowExpiresAt: string | null;
  lastMessageAt: string;
  lastMessage: Message | null;
}

export interface Session {
  id: string;
  status: string;
  warnings: { reason: string }[];
}

export interface LogLine {
  seq: number;
  type: string;
  data: Record<string, unknown>;
}

export interface State {
  sessions: Session[];
  contacts: Contact[];
  conversations: Conversation[];
  messages: Message[];
  aliases: { contactId: string; kind: string; value: string }[];
  waiting: { sessionId: string; providerId: string; step: string; at: Date }[];
  kept: { sessionId: string; id: string; field: string; kind: string; payload: unknown }[];
  log: LogLine[];
  head: number;
}

const READERS = 4;

/** Reads the whole state of the owner's business. */
export async function readState({ api, admin }: Pick<Cluster, 'api' | 'admin'>): Promise<State> {
  const contacts = await api.all<Contact>('/contacts');
  const conversations = await api.all<Conversation>('/conversations');
  const messages: Message[] = [];
  const waiting = [...conversations];
  const read = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      messages.push(...(await api.all<Message>(`/conversations/${next.id}/messages`)));
  };
  await Promise.all(Array.from({ length: READERS }, read));
  const rows = async <Row extends object>(query: string) => (await admin.pool.query<Row>(query)).rows;
  const [head] = await rows<{ seq: number }>('select seq::int from event_heads');
  return {
    sessions: await api.all<Session>('/sessions'),
    contacts,
    conversations,
    messages,
    aliases: await rows(
      `select 'con_' || replace(contact_id::text, '-', '') as "contactId", kind, value from contact_aliases`,
    ),
    waiting: await rows(
      `select 'ses_' || replace(session_id::text, '-', '') as "sessionId", provider_id as "providerId", step, at
       from waiting_statuses`,
    ),
    kept: await rows(
      `select 'ses_' || replace(session_id::text, '-', '') as "sessionId", 'itm_' || replace(id::text, '-', '') as id,
         field, kind, payload from webhook_items`,
    ),
    log: await rows('select seq::int, type, data from events order by seq'),
    head: head?.seq ?? 0,
  };
}
