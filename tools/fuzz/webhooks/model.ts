import type { Item, MessageItem, StatusItem, Step } from './items.ts';

/*
 * What must be the case after all these items, in whatever order, however often and by whichever process they came. It is
 * written without a look at how the product does it: sets, unions and maxima.
 */

/**
 * A customer: all identities that one item named together, directly or through others; an answer counts with the message of
 * ours that it answers, and a status with the one it is about. A status of a message that is not ours counts for nothing.
 */
export interface ExpectedContact {
  phones: Set<string>;
  bsuids: Set<string>;
  /** Of several values the one seen last; of those seen in the same second the greater text. */
  phone: string | null;
  bsuid: string | null;
  profileName: string | null;
  username: string | null;
}

export interface ExpectedConversation {
  line: number;
  contact: ExpectedContact;
  messages: MessageItem[];
  unreadCount: number;
  /** Milliseconds; null when the customer never wrote. */
  windowExpiresAt: number | null;
  lastMessageAt: number;
  /** Whichever of them: they were written in the same second. */
  lastProviderIds: Set<string>;
}

export interface ExpectedStanding {
  ack: number;
  /** Seconds of the earliest report of each step. */
  steps: Partial<Record<Step, number>>;
  /** The codes the error may have: of the earliest failures. */
  errorCodes: number[];
}

export interface Expected {
  contacts: ExpectedContact[];
  conversations: ExpectedConversation[];
  messages: Map<string, { item: MessageItem; contact: ExpectedContact }>;
  /** Of messages that went out, by provider id. */
  standings: Map<string, ExpectedStanding>;
  /** `line providerId step at` of statuses nobody has a message for. */
  waiting: Set<string>;
  /** `line field kind payload` of everything that was kept as it came. */
  kept: Set<string>;
}

const DAY_MS = 86_400_000;
const ACK: Record<Step, number> = { sent: 1, failed: -1, delivered: 2, read: 3, played: 4 };
const STRENGTH: readonly Step[] = ['sent', 'failed', 'delivered', 'read', 'played'];

/** The state these items add up to; `sent` are provider ids of messages that had been sent before. */
export function expect(items: readonly Item[], sent: ReadonlySet<string>): Expected {
  const messages = items.filter((item) => item.what === 'message');
  const statuses = items.filter((item) => item.what === 'status');
  const echoes = messages.filter((item) => item.isEcho);
  const contactOf = uniteContacts(messages, statuses);
  const ours = new Set([...sent, ...echoes.map((item) => item.providerId)]);
  return {
    contacts: [...new Set(contactOf.values())],
    conversations: gatherConversations(messages, contactOf),
    messages: new Map(
      messages.map((item) => [item.providerId, { item, contact: contactOf.get(item) as ExpectedContact }]),
    ),
    standings: addUp(ours, statuses, echoes),
    waiting: new Set(statuses.filter((it) => !ours.has(it.providerId)).map(waitingKey)),
    kept: new Set(
      items.filter((it) => it.what === 'other').map((it) => keptKey(it.line, it.field, it.kind, it.payload)),
    ),
  };
}

export function waitingKey({
  line,
  providerId,
  step,
  at,
}: Pick<StatusItem, 'line' | 'providerId' | 'step' | 'at'>): string {
  return `${line} ${providerId} ${step} ${at}`;
}

export function keptKey(line: number, field: string, kind: string, payload: unknown): string {
  return `${line} ${field} ${kind} ${canonical(payload)}`;
}

/** JSON that does not depend on the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

type Seen = MessageItem | StatusItem;

function uniteContacts(
  messages: readonly MessageItem[],
  statuses: readonly StatusItem[],
): Map<Seen, ExpectedContact> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id;
    return parent === id ? id : rootOf(parent);
  };
  const idsOf = ({ sighting: { phone, bsuid } }: Seen) =>
    [phone && `phone +${phone}`, bsuid && `bsuid ${bsuid}`].filter(
      (id) => id !== undefined && id !== '',
    ) as string[];
  const unite = (ids: readonly string[]) => {
    const [first, ...others] = ids;
    for (const other of others) parents.set(rootOf(first as string), rootOf(other));
  };
  const echoes = new Map(messages.filter((item) => item.isEcho).map((item) => [item.providerId, item]));
  const counted = statuses.filter((item) => echoes.has(item.providerId));
  const items = [...messages, ...counted];
  for (const item of items) unite(idsOf(item));
  for (const item of messages) {
    const answered = echoes.get(answeredBy(item) ?? '');
    if (answered) unite([...idsOf(item), ...idsOf(answered)]);
  }
  for (const item of counted) unite([...idsOf(item), ...idsOf(echoes.get(item.providerId) as MessageItem)]);
  const classes = new Map<string, Seen[]>();
  for (const item of items) {
    const [id] = idsOf(item);
    if (id === undefined) continue;
    const root = rootOf(id);
    classes.set(root, [...(classes.get(root) ?? []), item]);
  }
  const contactOf = new Map<Seen, ExpectedContact>();
  for (const members of classes.values()) {
    const contact: ExpectedContact = {
      phones: new Set(members.flatMap(({ sighting }) => (sighting.phone ? [`+${sighting.phone}`] : []))),
      bsuids: new Set(members.flatMap(({ sighting }) => (sighting.bsuid ? [sighting.bsuid] : []))),
      phone: latest(members, ({ sighting }) => sighting.phone && `+${sighting.phone}`),
      bsuid: latest(members, ({ sighting }) => sighting.bsuid),
      // A name in a status counts only while no message has told one.
      profileName:
        latest(members.filter(isMessage), ({ sighting }) => sighting.name) ??
        greatest(members.map(({ sighting }) => sighting.name)),
      username: latest(members, ({ sighting }) => sighting.username),
    };
    for (const item of members) contactOf.set(item, contact);
  }
  return contactOf;
}

function answeredBy({ raw }: MessageItem): string | undefined {
  const { context, reaction, edit, revoke } = raw as Record<string, Record<string, string> | undefined>;
  return context?.id ?? reaction?.message_id ?? edit?.original_message_id ?? revoke?.original_message_id;
}

function latest(items: readonly Seen[], read: (item: Seen) => string | undefined): string | null {
  let found: { at: number; value: string } | undefined;
  for (const item of items) {
    const value = read(item);
    if (value === undefined) continue;
    if (!found || item.at > found.at || (item.at === found.at && value > found.value))
      found = { at: item.at, value };
  }
  return found?.value ?? null;
}

const isMessage = (item: Seen): boolean => item.what === 'message';

function greatest(texts: readonly (string | undefined)[]): string | null {
  const known = texts.filter((text) => text !== undefined).sort();
  return known.at(-1) ?? null;
}

function gatherConversations(
  messages: readonly MessageItem[],
  contactOf: ReadonlyMap<Seen, ExpectedContact>,
): ExpectedConversation[] {
  const threads = new Map<ExpectedContact, Map<number, MessageItem[]>>();
  for (const item of messages) {
    const contact = contactOf.get(item) as ExpectedContact;
    const lines = threads.get(contact) ?? new Map<number, MessageItem[]>();
    threads.set(contact, lines.set(item.line, [...(lines.get(item.line) ?? []), item]));
  }
  return [...threads].flatMap(([contact, lines]) =>
    [...lines].map(([line, thread]) => {
      const received = thread.filter((item) => !item.isEcho);
      const windows = received
        .filter(({ written }) => !written.isModifier || written.opensWindow)
        .map(({ at }) => at * 1_000 + DAY_MS);
      const lastMessageAt = Math.max(...thread.map((item) => item.at)) * 1_000;
      return {
        line,
        contact,
        messages: thread,
        unreadCount: received.filter(({ written }) => !written.isModifier).length,
        windowExpiresAt: windows.length > 0 ? Math.max(...windows) : null,
        lastMessageAt,
        lastProviderIds: new Set(
          thread.filter((item) => item.at * 1_000 === lastMessageAt).map((item) => item.providerId),
        ),
      };
    }),
  );
}

function addUp(
  ours: ReadonlySet<string>,
  statuses: readonly StatusItem[],
  echoes: readonly MessageItem[],
): Map<string, ExpectedStanding> {
  const reports = new Map<string, Pick<StatusItem, 'step' | 'at' | 'raw'>[]>([...ours].map((id) => [id, []]));
  for (const item of statuses) reports.get(item.providerId)?.push(item);
  // What the phone tells us of its own messages, it has sent.
  for (const { providerId, at } of echoes) reports.get(providerId)?.push({ step: 'sent', at, raw: {} });
  return new Map([...reports].map(([id, list]) => [id, standingOf(list)]));
}

/** The ack is the strongest step ever reported; each step counts from its earliest report. */
export function standingOf(reports: readonly Pick<StatusItem, 'step' | 'at' | 'raw'>[]): ExpectedStanding {
  const steps: ExpectedStanding['steps'] = {};
  for (const { step, at } of reports) steps[step] = Math.min(at, steps[step] ?? at);
  const strongest = STRENGTH.findLast((step) => steps[step] !== undefined);
  const failures = reports.filter(({ step, at }) => step === 'failed' && at === steps.failed);
  return {
    ack: strongest === undefined ? 0 : ACK[strongest],
    steps,
    errorCodes: failures.map(({ raw }) => (raw.errors as { code: number }[])[0]?.code ?? 0),
  };
}
