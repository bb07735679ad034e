import type {
  Item,
  Json,
  ReportedCondition,
  ReportedMessage,
  ReportedStatus,
  Step,
} from '../stream/items.ts';
import { type ExpectedContact, uniteContacts } from './model-people.ts';

/*
 * The expected state after all these items, in whatever order, however often and by whichever process they
 * were delivered. Written independently of the product's implementation: sets, unions and maxima.
 */

export type { ExpectedContact };

/** The owner of the conversation: a customer, or a group by its id. */
type Owner = ExpectedContact | string;

export interface ExpectedMessage extends ReportedMessage {
  owner: Owner;
  contact: ExpectedContact | undefined;
  steps: Partial<Record<Step, number>>;
}

export interface ExpectedConversation {
  session: number;
  owner: Owner;
  unreadCount: number;
  /** Unix milliseconds; null if the customer never wrote. */
  windowExpiresAt: number | null;
  lastMessageAt: number;
  /** Any of these is valid: they were written in the same second. */
  lastIds: Set<string>;
}

export interface ExpectedStatus {
  ack: number;
  /** Unix seconds of the earliest report of each status. */
  steps: Partial<Record<Step, number>>;
  /** The valid error codes: those of the earliest failures. */
  errorCodes: number[];
}

export interface Expected {
  contacts: ExpectedContact[];
  conversations: ExpectedConversation[];
  messages: Map<string, ExpectedMessage>;
  /** Outgoing messages, by provider id. */
  statuses: Map<string, ExpectedStatus>;
  /** `session providerId step at` of unmatched statuses. */
  waiting: Set<string>;
  /** `session field kind payload` of everything stored as a raw item. */
  kept: Set<string>;
  /** The account events of each number; by session, then by subject. */
  conditions: Map<string, ReportedCondition>[];
}

const DAY_MS = 86_400_000;
const ACK: Record<Step, number> = { sent: 1, failed: -1, delivered: 2, read: 3, played: 4 };
const STRENGTH: readonly Step[] = ['sent', 'failed', 'delivered', 'read', 'played'];
const OUTCOMES = ['ringing', 'missed', 'unanswered', 'rejected', 'answered', 'completed'];

/** Returns the state that results from these items; `sent` are provider ids of messages sent before. */
export function expect(items: readonly Item[], sent: ReadonlySet<string>): Expected {
  const contactOf = uniteContacts(items);
  const messages = gatherMessages(items, contactOf);
  const { statuses, waiting, misplaced } = addUp(sent, items, messages);
  const kept = items.flatMap(({ session, kept }) =>
    kept ? [keptKey(session, kept.field, kept.kind, kept.payload)] : [],
  );
  return {
    contacts: [...new Set(contactOf.values())],
    conversations: gatherConversations(items, messages),
    messages,
    statuses,
    waiting,
    kept: new Set([...kept, ...misplaced]),
    conditions: gatherConditions(items),
  };
}

export function waitingKey(
  session: number,
  { id, step, at }: Pick<ReportedStatus, 'id' | 'step' | 'at'>,
): string {
  return `${session} ${id} ${step} ${at}`;
}

export function keptKey(session: number, field: string, kind: string, payload: unknown): string {
  return `${session} ${field} ${kind} ${canonical(payload)}`;
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** Merges all items that describe one message. */
function gatherMessages(
  items: readonly Item[],
  contactOf: ReadonlyMap<Item, ExpectedContact>,
): Map<string, ExpectedMessage> {
  const messages = new Map<string, ExpectedMessage>();
  for (const item of items) {
    const { message: says } = item;
    if (!says) continue;
    const contact = contactOf.get(item);
    const known = messages.get(says.id);
    const steps = stepsOf(says);
    const one = { ...says, contact, owner: says.group ?? (contact as ExpectedContact), steps };
    messages.set(says.id, known ? joinMessages(known, one) : one);
  }
  return messages;
}

function stepsOf({ direction, step, at }: ReportedMessage): ExpectedMessage['steps'] {
  if (direction === 'in') return {};
  // The phone reports only those of its own messages that were sent.
  return step === undefined ? { sent: at } : { sent: at, [step]: at };
}

function joinMessages(one: ExpectedMessage, other: ExpectedMessage): ExpectedMessage {
  const steps = earliest(one.steps, other.steps);
  if (one.isCall) {
    const isStronger = outcomeOf(other) > outcomeOf(one);
    const content = isStronger ? { ...one.content, ...other.content } : { ...other.content, ...one.content };
    return { ...one, content, at: Math.max(one.at, other.at), steps };
  }
  const whole = other.rank > one.rank ? other : one;
  // The message as written is more complete than the history's copy.
  const origin = [one, other].find((it) => it.origin !== 'history')?.origin ?? 'history';
  return { ...whole, origin, steps };
}

const outcomeOf = ({ content }: ReportedMessage) => OUTCOMES.indexOf(String(content.outcome));

function earliest(one: ExpectedMessage['steps'], other: ExpectedMessage['steps']): ExpectedMessage['steps'] {
  const steps = { ...one };
  for (const [step, at] of Object.entries(other) as [Step, number][])
    steps[step] = Math.min(at, steps[step] ?? at);
  return steps;
}

function gatherConversations(
  items: readonly Item[],
  messages: ReadonlyMap<string, ExpectedMessage>,
): ExpectedConversation[] {
  const threads = new Map<Owner, Map<number, Set<ExpectedMessage>>>();
  for (const { session, message } of items) {
    const joined = message && messages.get(message.id);
    if (!joined) continue;
    const perSession = threads.get(joined.owner) ?? new Map<number, Set<ExpectedMessage>>();
    threads.set(
      joined.owner,
      perSession.set(session, (perSession.get(session) ?? new Set<ExpectedMessage>()).add(joined)),
    );
  }
  return [...threads].flatMap(([owner, perSession]) =>
    [...perSession].map(([session, thread]) => describeThread(session, owner, [...thread])),
  );
}

function describeThread(session: number, owner: Owner, thread: ExpectedMessage[]): ExpectedConversation {
  const windows = thread
    .filter((it) => it.direction === 'in' && it.opensWindow && typeof owner !== 'string')
    .map(({ at }) => at * 1_000 + DAY_MS);
  const lastMessageAt = Math.max(...thread.map(({ at }) => at)) * 1_000;
  return {
    session,
    owner,
    unreadCount: thread.filter(isUnread).length,
    windowExpiresAt: windows.length > 0 ? Math.max(...windows) : null,
    lastMessageAt,
    lastIds: new Set(thread.filter(({ at }) => at * 1_000 === lastMessageAt).map(({ id }) => id)),
  };
}

/** Whether the customer wrote in real time, or called and the call was not answered. */
function isUnread({ direction, origin, content, isModifier, isCall }: ExpectedMessage): boolean {
  if (isCall) return content.outcome === 'missed';
  return direction === 'in' && origin === 'customer' && !isModifier && content.type !== 'system';
}

type Report = Pick<ReportedStatus, 'step' | 'at' | 'code'>;

function addUp(
  sent: ReadonlySet<string>,
  items: readonly Item[],
  messages: ReadonlyMap<string, ExpectedMessage>,
): Pick<Expected, 'statuses' | 'waiting'> & { misplaced: string[] } {
  const reports = new Map<string, Report[]>([...sent].map((id) => [id, []]));
  for (const { id, direction, steps } of messages.values()) {
    if (direction !== 'out') continue;
    reports.set(
      id,
      (Object.entries(steps) as [Step, number][]).map(([step, at]) => ({ step, at, code: undefined })),
    );
  }
  const waiting = new Set<string>();
  const misplaced: string[] = [];
  for (const { session, status, raw } of items) {
    if (!status) continue;
    const known = reports.get(status.id);
    if (!known) waiting.add(waitingKey(session, status));
    else if (isMisplaced(status, messages.get(status.id)))
      misplaced.push(keptKey(session, 'status', 'status', raw));
    else known.push(status);
  }
  const statuses = new Map([...reports].map(([id, list]) => [id, expectedStatusOf(list)]));
  return { statuses, waiting, misplaced };
}

/**
 * Whether it refers to a group to which the message was not sent, or to a single member who was not reached.
 */
function isMisplaced(
  { group, isOfMember, step }: ReportedStatus,
  message: ReportedMessage | undefined,
): boolean {
  return group !== undefined && (group !== message?.group || (step === 'failed' && isOfMember === true));
}

/** The ack is the furthest status ever reported; each status has the time of its earliest report. */
export function expectedStatusOf(reports: readonly Report[]): ExpectedStatus {
  const steps: ExpectedStatus['steps'] = {};
  for (const { step, at } of reports) steps[step] = Math.min(at, steps[step] ?? at);
  const strongest = STRENGTH.findLast((step) => steps[step] !== undefined);
  const failures = reports.filter(({ step, at }) => step === 'failed' && at === steps.failed);
  return {
    ack: strongest === undefined ? 0 : ACK[strongest],
    steps,
    errorCodes: failures.map(({ code }) => code ?? 0),
  };
}

/** Returns the latest event on each subject; of two with the same time, the one that reports a problem. */
function gatherConditions(items: readonly Item[]): Map<string, ReportedCondition>[] {
  const conditions: Map<string, ReportedCondition>[] = [];
  for (const { session, condition } of items) {
    conditions[session] ??= new Map();
    if (!condition) continue;
    const known = conditions[session].get(condition.about);
    const isLater = !known || condition.at > known.at || (condition.at === known.at && known.code === null);
    if (isLater) conditions[session].set(condition.about, condition);
  }
  return conditions;
}

/** From the least to the most severe. */
const STATES = ['connected', 'degraded', 'restricted', 'logged_out', 'banned'];

/** Returns the state of a reachable number, according to account events. */
export function stateOf(conditions: ReadonlyMap<string, ReportedCondition>): string {
  const states = [...conditions.values()].map(({ state, code }) =>
    code === null ? 0 : STATES.indexOf(state ?? 'connected'),
  );
  return STATES[Math.max(0, ...states)] ?? '';
}

/** Returns the id that the model uses for a message of the API. */
export function idOf({ content, providerId }: { content: Json; providerId: string | null }): string {
  return content.type === 'payment' ? `payment ${String(content.referenceId)}` : (providerId ?? '');
}
