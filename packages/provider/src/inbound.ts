import type { MessageContent, StatusStep } from '@waqtor/contract';
import type { AccountCondition } from './account-condition.ts';
import type { Identity, ProviderId } from './identity.ts';

/*
 * Typed events from an engine. Every event contains the account it belongs to (`account`), because one
 * webhook may concern many numbers. `raw` is the original item, of which nothing is lost, whatever was
 * parsed.
 */

/** The number or business account at the engine that an event belongs to. */
export interface AccountRef {
  phoneNumberId?: string;
  wabaId?: string;
  /**
   * The account in the event itself. Its envelope may contain the business that owns that account instead.
   */
  aboutWabaId?: string;
  /** The business's number as formatted by WhatsApp; some account events contain nothing else. */
  displayPhoneNumber?: string;
}

/** A file stored at the engine; downloaded later by `downloadMedia`. */
export interface InboundMedia {
  providerMediaId?: string;
  url?: string;
  mimeType?: string;
  sha256?: string;
  filename?: string;
}

/** The customer of an event. `raw` is WhatsApp's own contact entry, if it contains more than was parsed. */
export interface InboundParty extends Identity {
  /** Identities that the customer no longer has since this event, because their number or user id changed. */
  previous?: Identity;
  profileName?: string;
  raw?: unknown;
}

export interface InboundMessage {
  type: 'message';
  account: AccountRef;
  providerId: ProviderId;
  /**
   * `customer`: an inbound message; `phone`: the business wrote it on its own phone; `history`: either of
   * them, imported from the past; `system`: an entry that no person wrote, such as a payment or a call.
   */
  origin: 'customer' | 'business_app' | 'history' | 'system';
  direction: 'in' | 'out';
  /** The customer, whether sender or recipient. */
  contact: InboundParty;
  /** Set for a group message; `contact` is then the member who wrote it. */
  groupId?: string;
  /** The last delivery step of an outbound message when the history was imported. */
  step?: StatusStep;
  at: Date;
  content: MessageContent;
  media?: InboundMedia;
  replyToProviderId?: ProviderId;
  /** For a reaction, edit or revocation: the message to which it refers. */
  targetProviderId?: ProviderId;
  raw: unknown;
}

export interface InboundStatus {
  type: 'status';
  account: AccountRef;
  providerId: ProviderId;
  step: StatusStep;
  at: Date;
  /** The recipient; empty if WhatsApp does not report one. In a group, the member. */
  contact: InboundParty;
  groupId?: string;
  /** The callback data attached when sending, which is our message id. */
  callbackData?: string;
  errors: ProviderErrorItem[];
  raw: unknown;
}

/** One error as reported by WhatsApp. */
export interface ProviderErrorItem {
  code: number;
  title?: string;
  details?: string;
}

/** A change in the address book of the business's phone (coexistence). */
export interface InboundContact {
  type: 'contact';
  account: AccountRef;
  contact: Identity & { name?: string };
  removed: boolean;
  at: Date;
  raw: unknown;
}

/**
 * An account event: template reviews, quality, limits, bans, user preferences. `field` is WhatsApp's webhook
 * field, `kind` the event's own type (`APPROVED`, `stop`, `error`), or the field if it has none.
 */
export interface InboundAccountEvent {
  type: 'account';
  account: AccountRef;
  field: string;
  kind: string;
  contact?: InboundParty;
  at?: Date;
  errors?: ProviderErrorItem[];
  /** Its effect on the session, if any. */
  condition?: AccountCondition;
  raw: unknown;
}

/**
 * A customer stopped or resumed marketing messages with WhatsApp's own switch. `field` is WhatsApp's webhook
 * field.
 */
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
 * An unsupported field or item, or one that could not be read (`error` contains the reason). It is stored
 * unchanged. `kind` describes it in all other cases.
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
