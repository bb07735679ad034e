import type { Contacts, Conversations, Sessions } from '@waqtor/db';
import type { Insertable } from 'kysely';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildSession,
  buildTenant,
  type Role,
} from './rows.ts';
import type { TestDatabase } from './test-database.ts';

type SessionFields = Partial<Insertable<Sessions>>;
type ContactFields = Partial<Insertable<Contacts>>;
type ConversationFields = Partial<Insertable<Conversations>>;

/** What a tenant begins with: nothing that is not listed. An entry has the columns in which it differs. */
export interface WorldOptions<
  M extends readonly Role[],
  S extends readonly SessionFields[],
  C extends readonly ContactFields[],
  V extends readonly ConversationFields[],
> {
  name?: string;
  /** The roles of the members, in the order in which they join. */
  members?: M;
  sessions?: S;
  contacts?: C;
  /** They belong to the first session, or to a new one, and to the contact at the same position, or to a new one. */
  conversations?: V;
}

/** Uuids of a tenant's rows, in the order of the options. */
export interface World<
  M extends readonly Role[],
  S extends readonly SessionFields[],
  C extends readonly ContactFields[],
  V extends readonly ConversationFields[],
> {
  tenantId: string;
  members: Each<M, Member>;
  sessions: Each<S, string>;
  contacts: Each<C, string>;
  conversations: Each<V, Conversation>;
}

interface Member {
  id: string;
  /** The signed-in member as the caller of a request: the `as` of `buildHttp`. */
  as: string;
}
type Conversation = Awaited<ReturnType<typeof buildConversation>>;
/** One `Made` per entry, so that a destructured entry is never undefined. */
type Each<Options extends readonly unknown[], Made> = { [K in keyof Options]: Made };

/** Inserts a tenant with members, sessions, contacts and conversations as the test needs them. */
export async function buildWorld<
  const M extends readonly Role[] = [],
  const S extends readonly SessionFields[] = [],
  const C extends readonly ContactFields[] = [],
  const V extends readonly ConversationFields[] = [],
>(database: TestDatabase, options: WorldOptions<M, S, C, V> = {}): Promise<World<M, S, C, V>> {
  const tenantId = await buildTenant(database, options.name);
  const members = await inOrder(options.members, async (role) => {
    const id = await buildMember(database, tenantId, role);
    return { id, as: `${tenantId}/${role}/${id}` };
  });
  const sessions = await inOrder(options.sessions, (fields) => buildSession(database, tenantId, fields));
  const contacts = await inOrder(options.contacts, (fields) => buildContact(database, tenantId, fields));
  let sessionId = sessions[0];
  const conversations = await inOrder(options.conversations, async (fields, i) => {
    sessionId ??= fields.sessionId ?? (await buildSession(database, tenantId));
    const contactId = contacts[i] ?? (await buildContact(database, tenantId));
    return buildConversation(database, tenantId, { sessionId, contactId, ...fields });
  });
  return { tenantId, members, sessions, contacts, conversations } as World<M, S, C, V>;
}

/** Makes the rows one after another, so that their ids grow in this order. */
async function inOrder<Options, Made>(
  entries: readonly Options[] = [],
  make: (entry: Options, position: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [i, entry] of entries.entries()) made.push(await make(entry, i));
  return made;
}
