import type { Item } from '../stream/items.ts';
import type { Ids } from '../stream/people.ts';

/*
 * Identity resolution: all identities that occur together in items, directly or transitively, belong to one
 * person. A reply links its author to the recipient of the business's message, a status links its recipient
 * to its message, and reports of one call or message are linked to each other. A status of a message that was
 * not sent through the product links nothing.
 */

export interface ExpectedContact {
  phones: Set<string>;
  bsuids: Set<string>;
  /**
   * Of several values the one seen last; of those seen in the same second, the lexicographically greater. A
   * value that another person has by now is excluded.
   */
  phone: string | null;
  bsuid: string | null;
  name: string | null;
  profileName: string | null;
  username: string | null;
  /** When they opted out of marketing messages, in Unix milliseconds. */
  optedOutAt: number | null;
}

/** One time that a person was seen with an identity. */
interface Seen {
  value: string;
  at: number;
}

/** The contact of every item that involves one. */
export function uniteContacts(items: readonly Item[]): Map<Item, ExpectedContact> {
  const classes = classesOf(items);
  const contactOf = new Map<Item, ExpectedContact>();
  const contacts = classes.map((members) => {
    const contact = describe(members);
    for (const item of members) contactOf.set(item, contact);
    return { contact, phones: phonesOf(members), usernames: usernamesOf(members) };
  });
  const phones = heldBy(contacts.map(({ phones, contact }) => ({ contact, seen: phones })));
  const usernames = heldBy(contacts.map(({ usernames, contact }) => ({ contact, seen: usernames })));
  for (const { contact } of contacts) {
    contact.phone = latest(phones(contact));
    contact.phones = new Set(phones(contact).map(({ value }) => value));
    contact.username = latest(usernames(contact));
  }
  return contactOf;
}

/** For each contact, the values it was seen with that no other contact was seen with later. */
function heldBy(
  all: readonly { contact: ExpectedContact; seen: readonly Seen[] }[],
): (contact: ExpectedContact) => Seen[] {
  const last = new Map<string, { contact: ExpectedContact; at: number }>();
  for (const { contact, seen } of all) {
    for (const { value, at } of seen) if (at > (last.get(value)?.at ?? -1)) last.set(value, { contact, at });
  }
  const held = new Map(
    all.map(({ contact, seen }) => [
      contact,
      seen.filter(({ value }) => last.get(value)?.contact === contact),
    ]),
  );
  return (contact) => held.get(contact) ?? [];
}

/** Union-find over what ties items together: identities, and the messages they refer to. */
function classesOf(items: readonly Item[]): Item[][] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    for (let it = id; it !== root; ) {
      const next = parents.get(it) ?? root;
      parents.set(it, root);
      it = next;
    }
    return root;
  };
  const unite = (ids: readonly string[]) => {
    const [first, ...others] = ids;
    for (const other of others) {
      const [a, b] = [rootOf(first as string), rootOf(other)];
      if (a !== b) parents.set(a, b);
    }
  };
  const isOutgoing = new Set(
    items.filter(isPrivateOutgoing).map((item) => thread(item.session, item.message?.id)),
  );
  const counted = items.filter(({ session, sighting, status }) =>
    status ? isOutgoing.has(thread(session, status.id)) : sighting !== undefined,
  );
  for (const item of counted) {
    const ids = tiesOf(item);
    const { message, status, session } = item;
    // In a group a message is tied to its author only.
    if (message && message.group === undefined) ids.push(thread(session, message.id));
    const about = aboutOf(item);
    if (about !== undefined && isOutgoing.has(thread(session, about))) ids.push(thread(session, about));
    if (status) ids.push(thread(session, status.id));
    unite(ids);
  }
  const classes = new Map<string, Item[]>();
  for (const item of counted) {
    const root = rootOf(tiesOf(item)[0] ?? thread(item.session, item.status?.id));
    const members = classes.get(root);
    if (members) members.push(item);
    else classes.set(root, [item]);
  }
  return [...classes.values()];
}

const isPrivateOutgoing = ({ message }: Item) => message?.direction === 'out' && message.group === undefined;

function aboutOf({ message }: Item): string | undefined {
  return message && message.group === undefined ? message.answers : undefined;
}

function thread(session: number, id: string | undefined): string {
  return `message ${session} ${id}`;
}

/** A number that passes from one person to another is a separate tie for each. */
function tiesOf({ sighting }: Item): string[] {
  if (!sighting) return [];
  const { person, previous } = sighting;
  const tie = (ids: Ids | undefined) =>
    [
      ids?.phone && `phone ${ids.phone}`,
      ids?.bsuid && `bsuid ${ids.bsuid}`,
      ids?.parent && `bsuid ${ids.parent}`,
    ]
      .filter((id) => id)
      .map((id) => `${person} ${id}`);
  return [...tie(sighting), ...tie(previous)];
}

function phonesOf(members: readonly Item[]): Seen[] {
  return members.flatMap(({ sighting, at }) => [
    ...(sighting?.phone ? [{ value: `+${sighting.phone}`, at }] : []),
    ...(sighting?.previous?.phone ? [{ value: `+${sighting.previous.phone}`, at: at - 1 }] : []),
  ]);
}

function usernamesOf(members: readonly Item[]): Seen[] {
  return members.flatMap(({ sighting, at }) =>
    sighting?.username === undefined ? [] : [{ value: sighting.username, at }],
  );
}

function describe(members: readonly Item[]): ExpectedContact {
  const bsuids = members.flatMap(({ sighting, at }) => [
    ...(sighting?.bsuid ? [{ value: sighting.bsuid, at }] : []),
    ...(sighting?.previous?.bsuid ? [{ value: sighting.previous.bsuid, at: at - 1 }] : []),
  ]);
  const said = (read: (item: Item) => string | undefined) =>
    members.flatMap((item) => {
      const value = read(item);
      return value === undefined ? [] : [{ value, at: item.at }];
    });
  const names = (of: readonly Item[]) =>
    of.flatMap(({ sighting, at }) => (sighting?.name === undefined ? [] : [{ value: sighting.name, at }]));
  const decision = members
    .flatMap(decisionsOf)
    .sort((a, b) => b.at - a.at || Number(b.stops) - Number(a.stops))[0];
  return {
    phones: new Set(phonesOf(members).map(({ value }) => value)),
    bsuids: new Set(bsuids.map(({ value }) => value)),
    phone: null,
    bsuid: latest(bsuids),
    name: latest(said((item) => item.bookName)),
    // A name in anything but a message counts only while no message has provided one.
    profileName:
      latest(names(members.filter((item) => item.message))) ??
      latest(names(members).map(({ value }) => ({ value, at: 0 }))),
    username: null,
    optedOutAt: decision?.stops ? decision.at * 1_000 : null,
  };
}

/** The customer's own choice, and WhatsApp's refusal because of it. */
function decisionsOf({ choice, status, at }: Item): { stops: boolean; at: number }[] {
  if (status?.code === OPTED_OUT && status.group === undefined) return [{ stops: true, at }];
  return choice === undefined ? [] : [{ stops: choice === 'stop', at }];
}

const OPTED_OUT = 131050;

function latest(seen: readonly Seen[]): string | null {
  let found: Seen | undefined;
  for (const it of seen) {
    if (!found || it.at > found.at || (it.at === found.at && it.value > found.value)) found = it;
  }
  return found?.value ?? null;
}
