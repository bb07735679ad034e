import type { MessageContent, MessageTemplate, SessionStatusReason } from '@waqtor/contract';
import type { Outgoing } from '@waqtor/outgoing';
import type { Capabilities } from './capabilities.ts';
import type { Identity, ProviderId } from './identity.ts';
import type { InboundEvent } from './inbound.ts';

/** A message to send. `callbackData` is returned with each of its statuses. */
export interface OutgoingMessage {
  to: Identity;
  content: MessageContent;
  media?: OutgoingMedia;
  replyTo?: ProviderId;
  callbackData: string;
}

/** A file to send: by link, or by the id of an earlier upload. */
export type OutgoingMedia =
  | { link: string; filename?: string }
  | { providerMediaId: string; filename?: string };

export interface SendResult {
  providerId: ProviderId;
  /** The recipient as resolved by the engine. */
  contact: Identity;
}

/** A login step of an engine that needs a person: display it, submit the response, continue. */
export type LoginStep =
  | { step: 'qr'; data: string; expiresAt: Date }
  | { step: 'code'; code: string; expiresAt: Date }
  | { step: 'input'; field: string; label: string }
  | { step: 'done' };

export type ConnectionState =
  | { state: 'starting' | 'qr' | 'pairing' | 'connecting' | 'reconnecting' }
  | { state: 'connected'; phoneNumber?: string; displayName?: string; details?: Record<string, unknown> }
  | {
      state: 'degraded' | 'disconnected' | 'logged_out' | 'conflict' | 'restricted' | 'banned' | 'failed';
      reason: string;
      /** The reason, as a code that clients can translate. */
      reasonCode?: SessionStatusReason;
      /** The engine's own error code. */
      code?: number;
      credential?: string;
    };

/**
 * A problem with one credential field: the account does not own the number, the token does not see the account, or
 * the secret is that of another app.
 */
export interface CredentialProblem {
  credential: string;
  code: 'phone_number_not_in_account' | 'account_not_visible' | 'app_secret_mismatch';
}

/** A number's properties, as reported by the engine. */
export interface PhoneNumberInfo {
  phoneNumber: string;
  displayName?: string;
  quality?: string;
  /** Messages per second, inbound and outbound together. */
  throughput?: number;
  /** Number of customers the business may contact first within 24 hours; null is unlimited. */
  messagingLimit?: number | null;
  raw: unknown;
}

export interface BusinessProfile {
  about?: string | undefined;
  address?: string | undefined;
  description?: string | undefined;
  email?: string | undefined;
  websites?: string[] | undefined;
  vertical?: string | undefined;
  profilePictureUrl?: string | undefined;
}

export interface DownloadedMedia {
  body: ReadableStream<Uint8Array>;
  mimeType?: string;
  /** The size in bytes, if the engine reports it before the download. */
  size?: number;
}

/**
 * The engine of one session. Required: `startLogin`, `connect` (never throws: failures are reported as a
 * state), `disconnect`, `send`. The others are optional: they are present exactly if `capabilities` declares
 * them. All of them throw `ProviderError`.
 */
export interface Provider {
  readonly capabilities: Capabilities;
  startLogin(): AsyncIterable<LoginStep>;
  connect(): Promise<ConnectionState>;
  disconnect(): Promise<void>;
  send(message: OutgoingMessage): Promise<SendResult>;

  /**
   * Marks an inbound message (and those before it) as read; with `typing`, also shows "typing" for up to 25
   * s.
   */
  markRead?(message: ProviderId, options: { typing: boolean }): Promise<void>;
  /** Blocks this customer's messages to the number, without notifying the customer. */
  blockContact?(contact: Identity): Promise<void>;
  unblockContact?(contact: Identity): Promise<void>;
  uploadMedia?(file: {
    body: Uint8Array;
    mimeType: string;
    filename: string;
  }): Promise<{ providerMediaId: string }>;
  downloadMedia?(media: { providerMediaId?: string; url?: string }): Promise<DownloadedMedia>;
  getPhoneNumber?(): Promise<PhoneNumberInfo>;
  getProfile?(): Promise<BusinessProfile>;
  updateProfile?(profile: BusinessProfile): Promise<void>;
  /** Problems with credentials that do connect; called when a person configures them. */
  verifyCredentials?(): Promise<CredentialProblem[]>;
  /** Every template of the number's account, whatever its review status; at most 6,000. */
  listTemplates?(): Promise<MessageTemplate[]>;
}

/** A computation that yields between its steps; its return value is the result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** The accounts to which a webhook refers. */
export interface WebhookAccounts {
  phoneNumberIds: string[];
  wabaIds: string[];
}

/**
 * How an engine's webhooks are verified and parsed. Pure functions: no database, no HTTP framework, no
 * tenant.
 */
export interface WebhookDialect {
  /**
   * Whether a header is formatted like a signature; otherwise the request is refused before its body is read.
   */
  isSignature(signature: string | undefined): boolean;
  /** Whether this signature is valid for these bytes and this secret. Compares in constant time. */
  verifySignature(body: Uint8Array, signature: string | undefined, secret: string): boolean;
  /**
   * Returns the accounts to which a body refers, at most `limit`. The body is not verified yet, so it is not
   * parsed but scanned in one pass over its bytes. May return too many accounts, but below the limit it
   * misses none that `parse` finds.
   */
  findAccounts(body: Uint8Array, limit: number): WebhookAccounts;
  /**
   * Converts a body parsed from JSON. Never throws: what cannot be read is returned as `unknown` with an
   * error.
   */
  parse(body: unknown): InboundEvent[];
  /** Does the same in steps of a few milliseconds, between which the caller may yield to the event loop. */
  parseInSteps(body: unknown): Steps<InboundEvent[]>;
}

/** Describes how to create a session's engine from its (decrypted) credentials and options. */
export interface EngineDefinition {
  readonly engine: 'cloud' | 'baileys' | 'wwebjs';
  readonly capabilities: Capabilities;
  /**
   * Validates and normalises credentials entered by a person; throws `ProviderError` `unsupported` with a
   * readable reason.
   */
  create(credentials: Record<string, unknown>, options: ProviderOptions): Provider;
  readonly webhooks?: WebhookDialect;
}

export interface ProviderOptions {
  /** The only network access: every connection of the engine uses it, or is checked by it. */
  outgoing: Outgoing;
  /** Receives the events of engines that hold a connection; webhook engines use `WebhookDialect.parse`. */
  onEvents(events: InboundEvent[]): Promise<void>;
  onState(state: ConnectionState): void;
}
