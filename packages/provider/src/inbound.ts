import type { MessageContent, StatusStep } from '@waqtor/contract';
import type { Identity, ProviderId } from './identity.ts';
import type { AccountStanding } from './standing.ts';

/*
 * What an engine tells us, typed. Every event names the account it belongs to (`account`), so that one webhook may
 * speak of many numbers. `raw` is the item as it came: nothing of it is lost, whatever we understood.
 */

/** Which number or business account of the engine an event belongs to. */
export interface AccountRef {
  phoneNumberId?: string;
  wabaId?: string;
  /** The account an event says it is about; the envelope it comes in may name the business that owns it. */
  aboutWabaId?: string;
  /** The business's own number as WhatsApp writes it; some account events name nothing else. */
  displayPhoneNumber?: string;
}

/** A file the engine holds for us; fetched later by `downloadMedia`. */
export interface InboundMedia {
  providerMediaId?: string;
  url?: string;
  mimeType?: string;
  sha256?: string;
  filename?: string;
}

/** The customer of an event. `raw` is WhatsApp's own entry for them, when it says more than we have read. */
export interface InboundParty extends Identity {
  /** What they were known by until this event and are no longer: their number or user id changed. */
  previous?: Identity;
  profileName?: string;
  raw?: unknown;
}

export interface InboundMessage {
  type: 'message';
  account: AccountRef;
  providerId: ProviderId;
  /**
   * `customer` wrote it, `phone` is the business writing from its own phone, `history` is either, long ago, `system` is
   * an entry nobody wrote: a payment, a call.
   */
  origin: 'customer' | 'phone' | 'history' | 'system';
  direction: 'in' | 'out';
  /** The customer, on either side. */
  contact: InboundParty;
  /** Set when it was written in a group; `contact` is then the member who wrote it. */
  groupId?: string;
  /** How far an outgoing message of the history had come when it was handed over. */
  step?: StatusStep;
  at: Date;
  content: MessageContent;
  media?: InboundMedia;
  replyToProviderId?: ProviderId;
  /** For reaction, edit and revoke: the message they are about. */
  targetProviderId?: ProviderId;
  raw: unknown;
}

export interface InboundStatus {
  type: 'status';
  account: AccountRef;
  providerId: ProviderId;
  step: StatusStep;
  at: Date;
  /** Who received it; empty when WhatsApp does not say. In a group, the member. */
  contact: InboundParty;
  groupId?: string;
  /** What we attached when sending: our own message id. */
  callbackData?: string;
  errors: ProviderErrorItem[];
  raw: unknown;
}

/** One error as WhatsApp reports it. */
export interface ProviderErrorItem {
  code: number;
  title?: string;
  details?: string;
}

/** The business's address book on its phone changed (coexistence). */
export interface InboundContact {
  type: 'contact';
  account: AccountRef;
  contact: Identity & { name?: string };
  removed: boolean;
  at: Date;
  raw: unknown;
}

/**
 * Anything about the account: template reviews, quality, limits, bans, user preferences. `field` is WhatsApp's name,
 * `kind` the event's own (`APPROVED`, `stop`, `error`), or the field's where the event has none.
 */
export interface InboundAccountEvent {
  type: 'account';
  account: AccountRef;
  field: string;
  kind: string;
  contact?: InboundParty;
  at?: Date;
  errors?: ProviderErrorItem[];
  /** What it means for the session, where it means anything. */
  standing?: AccountStanding;
  raw: unknown;
}

/** A customer stopped or resumed marketing messages, by WhatsApp's own switch. `field` is WhatsApp's name for it. */
export interface InboundConsent {
  type: 'consent';
  account: AccountRef;
  field: string;
  choice: 'stop' | 'resume';
  contact: InboundParty;
  at: Date;
  raw: unknown;
}

/**
 * A field or item nobody has heard of, or one that could not be read (`error` says why). Kept as it came. `kind` says
 * what it is where neither is the case.
 */
export interface InboundUnknown {
  type: 'unknown';
  account: AccountRef;
  field: string;
  kind?: string;
  error?: string;
  raw: unknown;
}

export type InboundEvent =
  | InboundMessage
  | InboundStatus
  | InboundContact
  | InboundConsent
  | InboundAccountEvent
  | InboundUnknown;
