import type { Sighting } from './people.ts';

export type Json = Record<string, unknown>;

export const STEPS = ['failed', 'sent', 'delivered', 'read', 'played'] as const;
export type Step = (typeof STEPS)[number];

/**
 * A message as described by one item. Several items may describe one message: the reports of a call, a
 * placeholder and its file.
 */
export interface ReportedMessage {
  /** WhatsApp's id; for a payment, which has none, `payment` and its reference. */
  id: string;
  direction: 'in' | 'out';
  origin: 'customer' | 'business_app' | 'history' | 'system';
  /** Unix seconds. */
  at: number;
  content: Json;
  text: string | null;
  /** Changes or annotates another message instead of being a message of its own. */
  isModifier: boolean;
  opensWindow: boolean;
  group?: string;
  /** The message to which it replies or refers. */
  answers?: string;
  /** The status that an outbound message had by then. */
  step?: Step;
  /** Completeness; the highest wins: 0 a placeholder, 1 a media message without its file, 2 complete. */
  rank: number;
  /** A report of a call: the furthest state wins, and the details of all reports are merged. */
  isCall?: boolean;
}

/** A status of a message of the product, of an echo, or of an unknown message. */
export interface ReportedStatus {
  id: string;
  step: Step;
  at: number;
  code: number | undefined;
  /** The group to which it was sent, if the status contains one. */
  group?: string;
  /** It concerns a single member of the group. */
  isOfMember?: boolean;
}

/** The effect of an account event on its number; `code` null means that the condition has ended. */
export interface ReportedCondition {
  about: string;
  code: string | null;
  state?: string;
  at: number;
}

/** One item of a webhook, and the expected result. */
export interface Item {
  /** The index of its session. */
  session: number;
  field: string;
  /** The list of the value that contains it; null if it is a change of its own. */
  list: string | null;
  raw: unknown;
  /** Unix seconds: the time the item describes. */
  at: number;
  /** It does not share its change, which has these additional fields. */
  beside?: Json;
  /** The time of its entry, if that is significant. Unix seconds. */
  entryTime?: number;
  /**
   * It belongs to a number or business account that is not connected, so it is attributed to the session to
   * whose URL it is sent.
   */
  stranger?: { pnid?: string; wabaId?: string };
  sighting?: Sighting;
  /** People to whom it refers without adding identities to them. */
  profile?: Sighting;
  message?: ReportedMessage;
  status?: ReportedStatus;
  choice?: 'stop' | 'resume';
  /** The customer's name in the business's address book. */
  bookName?: string;
  condition?: ReportedCondition;
  /** How it is stored as a raw item. */
  kept?: { field: string; kind: string; payload: unknown };
}

/** The time of all other entries: a repeated item must be byte-identical, as Meta's are. */
export const ENTRY_TIME = 1_790_000_000;
