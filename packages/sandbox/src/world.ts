import type { Fault } from './faults.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Person, PhonePolicy } from './people/person.ts';
import type { Random } from './random.ts';

/** A Meta app: the secret that signs its webhooks and their URL. */
export interface App {
  id: string;
  name: string;
  appSecret: string;
  verifyToken: string;
  callbackUrl: string | null;
}

export interface Subscription {
  appId: string;
  overrideCallbackUri?: string;
}

/** A WhatsApp Business Account: it owns numbers and templates, and apps subscribe to it. */
export interface Waba {
  id: string;
  name: string;
  timezoneId: string;
  subscriptions: Map<string, Subscription>;
}

/**
 * Which of Meta's rules apply to a number. `window`: 'answer' refuses with 131047 at once, 'status' accepts
 * and then fails by webhook (as Meta does for some accounts), false disables the rule. `throughput`: messages
 * per second, inbound and outbound together.
 */
export interface Rules {
  window: 'answer' | 'status' | false;
  templates: boolean;
  media: boolean;
  throughput: number | false;
  pairRate: { everyMs: number; burst: number } | false;
}

export interface BusinessNumber {
  id: string;
  wabaId: string;
  appId: string;
  token: string;
  displayPhoneNumber: string;
  verifiedName: string;
  rules: Rules;
  /** Further fields of `GET {pnid}`, under Meta's names. */
  fields: Record<string, unknown>;
  profile: Record<string, unknown>;
  settings: Record<string, unknown>;
  commerce: { is_cart_enabled: boolean; is_catalog_visible: boolean };
  blocked: Set<string>;
  /** code → prefilled message */
  qrCodes: Map<string, string>;
  /** Records stored as given. */
  records: { encryptionKey?: string; officialStatus?: string; compliance?: Record<string, unknown> };
  pin?: string;
}

export interface Media {
  id: string;
  wabaId: string;
  pnid?: string;
  mimeType: string;
  sha256: string;
  bytes: Buffer;
  filename?: string;
  createdAt: number;
}

export type TemplateStatus =
  | 'PENDING'
  | 'APPROVED'
  | 'REJECTED'
  | 'PAUSED'
  | 'DISABLED'
  | 'DELETED'
  | 'ARCHIVED';

export interface Template {
  id: string;
  wabaId: string;
  name: string;
  language: string;
  category: string;
  status: TemplateStatus;
  parameterFormat: string;
  previousCategory?: string;
  sendTtlSeconds?: number;
  rejectedReason?: string;
  components: unknown[];
}

/** A file in a resumable upload: `POST {app}/uploads`, then `POST upload:{id}` until it is complete. */
export interface UploadSession {
  id: string;
  appId: string;
  fileType: string;
  fileLength: number;
  chunks: Buffer[];
  offset: number;
}

export type FlowStatus = 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';

export interface Flow {
  id: string;
  wabaId: string;
  name: string;
  categories: unknown[];
  status: FlowStatus;
  endpointUri?: string;
  /** The flow's JSON as it was uploaded. */
  json?: string;
  errors: Record<string, unknown>[];
  updatedAt: number;
}

export interface Signup {
  id: string;
  wabaId: string;
  /** The content, under Meta's names. */
  content: Record<string, unknown>;
}

export interface Group {
  id: string;
  pnid: string;
  wabaId: string;
  subject: string;
  description: string;
  joinApprovalMode: string;
  inviteCode: string;
  /** The ids of the participants, by their wa_id. */
  participants: Set<string>;
  joinRequests: Map<string, string>;
  createdAt: number;
}

export interface WebhookSettings {
  /** Maximum number of concurrent POSTs to one callback (default 64). */
  concurrency: number;
  /** A slower response counts as a failure (ms, default 10,000). */
  timeoutMs: number;
  /** Multiplies every retry delay and the 7 days: 0.001 makes an hour 3.6 s (default 1). */
  timeScale: number;
  /** Maximum number of items in one POST, and how long an item waits for others (default 1 and 0). */
  batch: { maxItems: number; waitMs: number };
}

export interface WorldOptions {
  /**
   * Makes ids, faults and bursts reproducible; random if it is not set. Secrets are never derived from it.
   */
  seed?: number;
  webhooks?: Partial<WebhookSettings>;
  /** Defaults of every phone's behaviour. */
  phones?: Partial<PhonePolicy>;
  /** Defaults of every new number's rules; 'off' switches all of them off. */
  rules?: Partial<Rules> | 'off';
  /**
   * What happens to a send to an unknown recipient: a person is created, or it fails with 131026 (default
   * 'create').
   */
  unknownRecipients?: 'create' | 'fail';
  /**
   * Number of messages kept in each conversation for the page (default 200; 0 keeps none, for benchmarks).
   */
  threadLength?: number;
  /** How long a template's review takes (ms, default 0: the next turn of the event loop). */
  reviewMs?: number;
  /** Lifetime of a media URL (ms, default five minutes). */
  mediaUrlMs?: number;
}

/** The whole state of one sandbox: one explicit object, which is passed to every function. */
export interface World {
  seed: number;
  random: Random;
  instanceId: string;
  url: string;
  stopping: boolean;
  options: Required<Pick<WorldOptions, 'unknownRecipients' | 'threadLength' | 'reviewMs' | 'mediaUrlMs'>>;
  webhooks: WebhookSettings;
  phoneDefaults: PhonePolicy;
  ruleDefaults: Rules;
  apps: Map<string, App>;
  wabas: Map<string, Waba>;
  numbers: Map<string, BusinessNumber>;
  /** access token → the app and WABA it gives access to */
  tokens: Map<string, { appId: string; wabaId: string }>;
  /** People by every identifier: phone digits, BSUID. */
  people: Map<string, Person>;
  media: Map<string, Media>;
  /** Total size of `media`, in bytes. */
  mediaBytes: number;
  templates: Map<string, Template>;
  /** Open upload sessions, and the handles of finished ones with the type of their file. */
  uploads: Map<string, UploadSession>;
  handles: Map<string, string>;
  flows: Map<string, Flow>;
  groups: Map<string, Group>;
  signups: Map<string, Signup>;
  faults: Fault[];
  ledger: Ledger;
  /** Timers to clear on stop. */
  timers: Set<NodeJS.Timeout>;
  /** The current time in Unix milliseconds: real time plus what `advance` added. */
  now(): number;
  advance(ms: number): void;
  newId(length?: number): string;
  /** Runs `act` after `ms` unless the sandbox has stopped by then. */
  schedule(ms: number, action: () => void): void;
}
