import type { Sighting } from './people.ts';

export type Json = Record<string, unknown>;

export const STEPS = ['failed', 'sent', 'delivered', 'read', 'played'] as const;
export type Step = (typeof STEPS)[number];

/** An entry of a thread. Several items may describe one: the reports of a call, a placeholder and its file. */
export interface MessageSays {
  /** WhatsApp's id; of a payment, which has none, `payment` and its reference. */
  id: string;
  direction: 'in' | 'out';
  origin: 'customer' | 'phone' | 'history' | 'system';
  /** Seconds. */
  at: number;
  content: Json;
  text: string | null;
  /** Changes or comments another message instead of standing for itself. */
  isModifier: boolean;
  opensWindow: boolean;
  group?: string;
  /** The message it answers, or is about. */
  answers?: string;
  /** How far an outgoing one had come by then. */
  step?: Step;
  /** What says more stands: 0 a placeholder, 1 a file message without its file, 2 all there is. */
  rank: number;
  /** A report of a call: their strongest stands, and what each of them knows is known. */
  isCall?: boolean;
}

/** A step of a message of ours, of an echo, or of one nobody knows. */
export interface StatusSays {
  id: string;
  step: Step;
  at: number;
  code: number | undefined;
  /** The group it was sent to, where the status names one. */
  group?: string;
  /** About one member of the group alone. */
  isOfMember?: boolean;
}

/** What an account event means for its number; `code` null: all is well again. */
export interface StandingSays {
  about: string;
  code: string | null;
  state?: string;
  at: number;
}

/** One item of a webhook, and what must be known after it. */
export interface Item {
  /** Which number it is for, by index. */
  line: number;
  field: string;
  /** The list of a value it stands in; null when it is a change of its own. */
  list: string | null;
  raw: unknown;
  /** Seconds; when what it says was so. */
  at: number;
  /** Stands alone in its change, with these beside it. */
  beside?: Json;
  /** When its entry was composed, where that is part of what it says. Seconds. */
  entryTime?: number;
  /** Names this number or business account, which is none of ours: it belongs to the address it is sent to. */
  stranger?: { pnid?: string; wabaId?: string };
  sighting?: Sighting;
  /** Whom it names without telling us anything of them: it is not for us. */
  profile?: Sighting;
  message?: MessageSays;
  status?: StatusSays;
  choice?: 'stop' | 'resume';
  /** What the address book of the business calls the customer. */
  bookName?: string;
  standing?: StandingSays;
  /** How it is kept as an item, as it came. */
  kept?: { field: string; kind: string; payload: unknown };
}

/** When every other entry was composed: a repeated item must be the same bytes, as Meta's are. */
export const ENTRY_TIME = 1_790_000_000;
