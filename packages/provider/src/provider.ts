import type { MessageContent, MessageTemplate, SessionStateCode } from '@waqtor/contract';
import type { Outgoing } from '@waqtor/outgoing';
import type { Capabilities } from './capabilities.ts';
import type { Identity, ProviderId } from './identity.ts';
import type { InboundEvent } from './inbound.ts';

/** What is to be sent. `callbackData` comes back with every status of it. */
export interface OutgoingMessage {
  to: Identity;
  content: MessageContent;
  media?: OutgoingMedia;
  replyTo?: ProviderId;
  callbackData: string;
}

/** A file to send: by link, or by the id a former upload gave. */
export type OutgoingMedia =
  | { link: string; filename?: string }
  | { providerMediaId: string; filename?: string };

export interface SendResult {
  providerId: ProviderId;
  /** The recipient as the engine resolved it. */
  contact: Identity;
}

/** A step of signing in, for engines that need a person: show it, take the answer, go on. */
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
      /** Why, in a word that clients can translate. */
      reasonCode?: SessionStateCode;
      /** The engine's own number for it. */
      code?: number;
      credential?: string;
    };

/** One of the credentials, by its name, and what is wrong with it. */
export interface CredentialProblem {
  credential: string;
  reason: string;
}

/** A number's facts, as the engine tells them. */
export interface PhoneNumberInfo {
  phoneNumber: string;
  displayName?: string;
  quality?: string;
  /** Messages a second the number may send and receive together. */
  throughput?: number;
  /** How many customers the business may write to first in 24 hours; null is unlimited. */
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
  /** Bytes, where the engine says so before we have read them. */
  size?: number;
}

/**
 * One session's engine. Required: `startLogin`, `connect` (never throws: trouble arrives as a state), `disconnect`,
 * `send`. The rest are abilities: present exactly when `capabilities` declares them. All calls throw `ProviderError`.
 */
export interface Provider {
  readonly capabilities: Capabilities;
  startLogin(): AsyncIterable<LoginStep>;
  connect(): Promise<ConnectionState>;
  disconnect(): Promise<void>;
  send(message: OutgoingMessage): Promise<SendResult>;

  /** Marks an inbound message (and those before it) read; with `typing`, also shows "typing" for up to 25 s. */
  markRead?(message: ProviderId, options: { typing: boolean }): Promise<void>;
  /** Lets nothing of this customer reach the number, without telling them. */
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
  /** What is wrong with credentials although they connect; asked when a person sets them up. */
  judgeCredentials?(): Promise<CredentialProblem[]>;
  /** Every template of the number's account, whatever its review says; at most 6,000. */
  listTemplates?(): Promise<MessageTemplate[]>;
}

/** Work that is done in steps, to be asked for one after the other; the last one has the result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Whom a webhook names. */
export interface WebhookAccounts {
  phoneNumberIds: string[];
  wabaIds: string[];
}

/** How an engine's webhooks are proven and read. Pure functions: no database, no HTTP framework, no tenant. */
export interface WebhookDialect {
  /** Whether a header has the form of a signature at all; what has not is refused before its body is read. */
  isSignature(signature: string | undefined): boolean;
  /** Lower-level truth of one request: does this signature fit these bytes and this secret? Constant-time. */
  verifySignature(body: Uint8Array, signature: string | undefined, secret: string): boolean;
  /**
   * The accounts a body names, at most `limit`, by one pass over its bytes: it has not been proven yet, so it is not
   * parsed. May name too many, but none that `parse` finds is missing below the limit.
   */
  findAccounts(body: Uint8Array, limit: number): WebhookAccounts;
  /** Reads a body that was parsed as JSON. Never throws: what cannot be read comes back as `unknown` with an error. */
  parse(body: unknown): InboundEvent[];
  /** The same in steps of a few milliseconds, between which the caller may let others have their turn. */
  parseInSteps(body: unknown): Steps<InboundEvent[]>;
}

/** What a session's engine needs to start: its credentials (decrypted) and plain settings. */
export interface EngineDefinition {
  readonly engine: 'cloud' | 'baileys' | 'wwebjs';
  readonly capabilities: Capabilities;
  /** Checks and normalises credentials as given by a person; throws `ProviderError` `unsupported` with a readable reason. */
  create(credentials: Record<string, unknown>, options: ProviderOptions): Provider;
  readonly webhooks?: WebhookDialect;
}

export interface ProviderOptions {
  /** The only way out: every connection of the engine goes through it, or is checked by it. */
  outgoing: Outgoing;
  /** Events of engines that hold a connection; webhook engines hand theirs over through `WebhookDialect.parse`. */
  onEvents(events: InboundEvent[]): Promise<void>;
  onState(state: ConnectionState): void;
}
