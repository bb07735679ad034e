// Generated from the migrations by "npm run generate"; do not edit.
import type { ColumnType, Generated } from 'kysely';

export interface AbandonedFiles {
  storageKey: string;
  tenantId: string;
  abandonedAt: ColumnType<Date, Date | string, Date | string>;
}

export interface ApiKeys {
  id: string;
  tenantId: string;
  name: string;
  role: 'admin' | 'agent' | 'viewer';
  last4: string;
  secretHash: Buffer;
  createdBy: string | null;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  lastUsedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  expiresAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  revokedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  signingSecret: Buffer | null;
}

export interface AuditEvents {
  id: string;
  tenantId: string | null;
  at: ColumnType<Date, Date | string, Date | string>;
  action: string;
  actorKind: 'member' | 'api_key' | 'anonymous';
  actorId: string | null;
  targetKind: 'user' | 'login' | 'invitation' | 'api_key' | 'session' | null;
  targetId: string | null;
  ip: string | null;
  userAgent: string | null;
  details: Generated<unknown>;
  occurrences: Generated<number>;
}

export interface AutomaticReplies {
  triggerMessageId: string;
  tenantId: string;
  conversationId: string;
  messageId: string;
  kind: 'greeting' | 'away';
  at: ColumnType<Date, Date | string, Date | string>;
}

export interface CannedResponses {
  id: string;
  tenantId: string;
  shortcut: string;
  shortcutKey: string;
  category: string | null;
  title: string;
  translations: unknown;
  terms: string;
  mediaId: string | null;
  ownerId: string | null;
  createdBy: string | null;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface ContactAliases {
  tenantId: string;
  kind: 'phone' | 'bsuid' | 'lid' | 'username';
  value: string;
  contactId: string;
}

export interface ContactAttributes {
  tenantId: string;
  contactId: string;
  key: string;
  value: string | null;
}

export interface ContactBlocks {
  sessionId: string;
  contactId: string;
  tenantId: string;
  wanted: 'blocked' | 'unblocked';
  state: Generated<'pending' | 'done' | 'refused'>;
  error: string | null;
  attempts: Generated<number>;
  nextAttemptAt: ColumnType<Date, Date | string, Date | string>;
}

export interface ContactIdentitySpans {
  tenantId: string;
  kind: 'phone' | 'bsuid' | 'lid';
  value: string;
  contactId: string;
  firstAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lastAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  leftAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface ContactMergeSuggestions {
  id: string;
  tenantId: string;
  contactId: string;
  otherId: string;
  kind: 'phone' | 'bsuid' | 'lid' | 'username';
  value: string;
  createdAt: ColumnType<Date, Date | string, Date | string>;
  dismissedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface ContactTags {
  tenantId: string;
  tagId: string;
  contactId: string;
}

export interface Contacts {
  id: string;
  tenantId: string;
  phone: string | null;
  bsuid: string | null;
  parentBsuid: string | null;
  lid: string | null;
  username: string | null;
  name: string | null;
  profileName: string | null;
  email: string | null;
  language: string | null;
  attributes: Generated<unknown>;
  optedOutAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  suppressedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  suppressedReason: string | null;
  phoneAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  bsuidAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lidAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  usernameAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  profileNameAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  nameAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  tags: Generated<unknown>;
  nameKey: ColumnType<string, never, never>;
  phoneSince: ColumnType<Date | null, Date | string | null, Date | string | null>;
  blockedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  blockReason: 'spam' | 'abuse' | 'other' | null;
  groupId: string | null;
  marketingDecidedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface ConversationActivities {
  id: string;
  tenantId: string;
  conversationId: string;
  at: ColumnType<Date, Date | string, Date | string>;
  kind: 'status_changed' | 'assignee_changed' | 'team_changed' | 'tags_changed' | 'merged';
  actorKind: 'member' | 'api_key' | 'customer' | 'system';
  actorId: string | null;
  details: unknown;
}

export interface ConversationTags {
  tenantId: string;
  tagId: string;
  conversationId: string;
}

export interface Conversations {
  id: string;
  tenantId: string;
  sessionId: string;
  contactId: string;
  state: Generated<'open' | 'pending' | 'snoozed' | 'resolved'>;
  assigneeId: string | null;
  snoozedUntil: ColumnType<Date | null, Date | string | null, Date | string | null>;
  resolvedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  unreadCount: Generated<number>;
  windowExpiresAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lastInboundAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lastInboundProviderId: string | null;
  readReceiptId: string | null;
  lastMessageAt: ColumnType<Date, Date | string, Date | string>;
  lastMessageId: string | null;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  tags: Generated<unknown>;
  teamId: string | null;
  readReceiptClaimedUntil: ColumnType<Date | null, Date | string | null, Date | string | null>;
  heldBackCount: Generated<number>;
  inboundMinute: Generated<number>;
  inboundMinuteCount: Generated<number>;
  windowClosedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lastOutboundAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  isAwaitingReply: Generated<boolean>;
}

export interface EventHeads {
  tenantId: string;
  seq: Generated<number>;
  floorSeq: Generated<number>;
}

export interface EventRedactions {
  id: string;
  tenantId: string;
  contactId: string;
  marks: string[];
  nextSeq: number;
  upToSeq: number;
  createdAt: ColumnType<Date, Date | string, Date | string>;
}

export interface Events {
  tenantId: string;
  seq: number;
  topic: string;
  type: string;
  data: unknown;
  at: ColumnType<Date, Date | string, Date | string>;
  audience: string | null;
}

export interface IdempotencyKeys {
  tenantId: string;
  actor: string;
  key: string;
  requestHash: Buffer;
  response: unknown;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface Installation {
  key: string;
  value: unknown;
}

export interface Invitations {
  id: string;
  tenantId: string;
  email: string;
  role: 'owner' | 'admin' | 'agent' | 'viewer';
  tokenHash: Buffer;
  invitedBy: string | null;
  expiresAt: ColumnType<Date, Date | string, Date | string>;
  acceptedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface LogCursors {
  tenantId: string;
  reader: string;
  seq: number;
}

export interface LoginThrottles {
  key: Buffer;
  failures: Generated<number>;
  blockedUntil: ColumnType<Date | null, Date | string | null, Date | string | null>;
  succeededAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface Logins {
  id: string;
  tenantId: string;
  userId: string;
  client: Generated<'browser' | 'api_client'>;
  tokenHash: Buffer;
  previousTokenHash: Buffer | null;
  rotatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  expiresAt: ColumnType<Date, Date | string, Date | string>;
  revokedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  revokedReason: string | null;
  userAgent: string | null;
  ip: string | null;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  provenAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface Macros {
  id: string;
  tenantId: string;
  ownerId: string | null;
  createdBy: string | null;
  name: string;
  nameKey: string;
  actions: unknown;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface Media {
  id: string;
  tenantId: string;
  sessionId: string | null;
  messageId: string | null;
  conversationId: string | null;
  providerMediaId: string | null;
  sourceUrl: string | null;
  declaredMimeType: string | null;
  declaredSha256: string | null;
  filename: string | null;
  state: Generated<'pending' | 'stored' | 'failed' | 'held_back'>;
  storageKey: string | null;
  mimeType: string | null;
  size: number | null;
  sha256: string | null;
  attempts: Generated<number>;
  nextAttemptAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  error: string | null;
  uploadedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  animated: boolean | null;
}

export interface Members {
  tenantId: string;
  userId: string;
  role: 'owner' | 'admin' | 'agent' | 'viewer';
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  availability: Generated<'available' | 'away'>;
  deactivatedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lastLoginAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface Messages {
  id: string;
  tenantId: string;
  sessionId: string;
  conversationId: string;
  contactId: string;
  direction: 'in' | 'out' | 'internal';
  origin: 'customer' | 'agent' | 'api' | 'bot' | 'campaign' | 'business_app' | 'history' | 'system';
  kind: string;
  providerId: string | null;
  targetProviderId: string | null;
  replyToProviderId: string | null;
  text: string | null;
  content: unknown;
  raw: unknown;
  authorId: string | null;
  ack: Generated<number>;
  statuses: Generated<unknown>;
  error: unknown;
  isUnknown: Generated<boolean>;
  retries: Generated<number>;
  scheduledAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  canceledAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  at: ColumnType<Date, Date | string, Date | string>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  heldBackReason: 'blocked' | 'rate_limit' | null;
  groupId: string | null;
  senderId: string | null;
  providerAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface NotificationSettings {
  tenantId: string;
  userId: string;
  channels: unknown;
}

export interface Notifications {
  id: string;
  tenantId: string;
  userId: string;
  kind: 'message_assigned' | 'message_team' | 'message_unassigned' | 'window_closing' | 'conversation_assigned' | 'mention' | 'conversation_reopened' | 'missed_call' | 'message_failed' | 'session_disconnected' | 'session_warning';
  actorId: string | null;
  conversationId: string | null;
  messageId: string | null;
  sessionId: string | null;
  subject: string | null;
  preview: string | null;
  readAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  createdAt: ColumnType<Date, Date | string, Date | string>;
  channels: unknown;
}

export interface OpenBrowsers {
  id: string;
  tenantId: string;
  userId: string;
  isVisible: boolean;
  expiresAt: ColumnType<Date, Date | string, Date | string>;
}

export interface Outbox {
  messageId: string;
  position: ColumnType<number, never, never>;
  tenantId: string;
  sessionId: string;
  conversationId: string;
  contactId: string;
  priority: Generated<number>;
  state: Generated<'queued' | 'waiting' | 'sending' | 'unknown'>;
  fencingToken: number | null;
  attempts: Generated<number>;
  dueAt: ColumnType<Date, Date | string, Date | string>;
  sendingAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  lastError: unknown;
}

export interface PasswordResets {
  id: string;
  userId: string;
  tokenHash: Buffer;
  expiresAt: ColumnType<Date, Date | string, Date | string>;
  usedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface PushDeliveries {
  notificationId: string;
  subscriptionId: string;
  tenantId: string;
  dueAt: ColumnType<Date, Date | string, Date | string>;
  attempts: Generated<number>;
}

export interface PushSubscriptions {
  id: string;
  tenantId: string;
  userId: string;
  loginId: string;
  endpointHash: Buffer;
  target: Buffer;
  createdAt: ColumnType<Date, Date | string, Date | string>;
}

export interface SchemaMigrations {
  name: string;
  checksum: string;
  appliedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface SearchDocuments {
  refId: string;
  tenantId: string;
  kind: 'message' | 'contact';
  conversationId: string | null;
  at: ColumnType<Date, Date | string, Date | string>;
  terms: string;
}

export interface SendQueues {
  sessionId: string;
  tenantId: string;
  owner: string | null;
  token: Generated<number>;
  leasedUntil: ColumnType<Date | null, Date | string | null, Date | string | null>;
  pausedUntil: ColumnType<Date | null, Date | string | null, Date | string | null>;
  pauseReason: string | null;
}

export interface SessionErrors {
  id: string;
  tenantId: string;
  sessionId: string;
  source: string;
  code: string;
  message: string;
  details: unknown;
  at: ColumnType<Date, Date | string, Date | string>;
}

export interface Sessions {
  id: string;
  tenantId: string;
  engine: 'cloud' | 'baileys' | 'wwebjs';
  name: string;
  state: Generated<'starting' | 'qr' | 'pairing' | 'connecting' | 'connected' | 'degraded' | 'reconnecting' | 'disconnected' | 'logged_out' | 'conflict' | 'restricted' | 'banned' | 'failed'>;
  stateReason: string | null;
  stateChangedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  phoneNumber: string | null;
  phoneNumberId: string | null;
  wabaId: string | null;
  credentials: Buffer;
  verifyTokenHash: Buffer | null;
  settings: Generated<unknown>;
  health: Generated<unknown>;
  checkedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  teamId: string | null;
  stateCode: 'invalid_token' | 'permission_missing' | 'number_not_found' | 'invalid_graph_url' | 'unavailable' | 'throttled' | 'number_banned' | 'number_restricted' | 'account_disabled' | 'account_disable_scheduled' | 'account_deleted' | 'account_restricted' | 'account_violation' | 'account_alert' | 'access_removed' | 'number_removed' | 'review_rejected' | 'quality_flagged' | 'limit_lowered' | 'name_rejected' | 'pin_changed' | 'history_declined' | 'history_failed' | 'sending_refused' | null;
  stateReports: Generated<unknown>;
  isSimulated: Generated<boolean>;
}

export interface Tags {
  id: string;
  tenantId: string;
  name: string;
  nameKey: string;
  color: 'gray' | 'red' | 'orange' | 'amber' | 'lime' | 'green' | 'teal' | 'cyan' | 'blue' | 'indigo' | 'purple' | 'pink';
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface TeamMembers {
  tenantId: string;
  teamId: string;
  userId: string;
  lastAssignedAt: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface Teams {
  id: string;
  tenantId: string;
  name: string;
  nameKey: string;
  description: string | null;
  assignment: Generated<'manual' | 'round_robin'>;
  capacity: number | null;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface Templates {
  tenantId: string;
  sessionId: string;
  name: string;
  language: string;
  definition: unknown;
  syncedAt: ColumnType<Date, Date | string, Date | string>;
}

export interface Tenants {
  id: string;
  name: string;
  industry: string | null;
  description: string | null;
  type: string | null;
  settings: Generated<unknown>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  defaultCountry: string | null;
  websites: Generated<string[]>;
}

export interface UsedTickets {
  id: string;
  expiresAt: ColumnType<Date, Date | string, Date | string>;
}

export interface Users {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  locale: Generated<string>;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  theme: Generated<'light' | 'dark' | 'system'>;
  timeZone: string | null;
  preferences: Generated<unknown>;
}

export interface Views {
  id: string;
  tenantId: string;
  ownerId: string | null;
  createdBy: string | null;
  name: string;
  filters: unknown;
  position: number;
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>;
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface WaitingStatuses {
  id: string;
  tenantId: string;
  sessionId: string;
  providerId: string;
  fingerprint: Buffer;
  step: 'failed' | 'sent' | 'delivered' | 'read' | 'played';
  contactId: string | null;
  errors: Generated<unknown>;
  status: unknown;
  at: ColumnType<Date, Date | string, Date | string>;
  receivedAt: ColumnType<Date, Date | string | undefined, Date | string>;
  party: unknown;
  groupId: string | null;
  isOfMember: Generated<boolean>;
}

export interface WebhookItems {
  id: string;
  tenantId: string;
  sessionId: string;
  fingerprint: Buffer;
  field: string;
  kind: string;
  contactId: string | null;
  payload: unknown;
  error: string | null;
  receivedAt: ColumnType<Date, Date | string, Date | string>;
}

export interface WindowReminders {
  conversationId: string;
  tenantId: string;
  dueAt: ColumnType<Date, Date | string, Date | string>;
}

export interface DB {
  abandonedFiles: AbandonedFiles;
  apiKeys: ApiKeys;
  auditEvents: AuditEvents;
  automaticReplies: AutomaticReplies;
  cannedResponses: CannedResponses;
  contactAliases: ContactAliases;
  contactAttributes: ContactAttributes;
  contactBlocks: ContactBlocks;
  contactIdentitySpans: ContactIdentitySpans;
  contactMergeSuggestions: ContactMergeSuggestions;
  contactTags: ContactTags;
  contacts: Contacts;
  conversationActivities: ConversationActivities;
  conversationTags: ConversationTags;
  conversations: Conversations;
  eventHeads: EventHeads;
  eventRedactions: EventRedactions;
  events: Events;
  idempotencyKeys: IdempotencyKeys;
  installation: Installation;
  invitations: Invitations;
  logCursors: LogCursors;
  loginThrottles: LoginThrottles;
  logins: Logins;
  macros: Macros;
  media: Media;
  members: Members;
  messages: Messages;
  notificationSettings: NotificationSettings;
  notifications: Notifications;
  openBrowsers: OpenBrowsers;
  outbox: Outbox;
  passwordResets: PasswordResets;
  pushDeliveries: PushDeliveries;
  pushSubscriptions: PushSubscriptions;
  schemaMigrations: SchemaMigrations;
  searchDocuments: SearchDocuments;
  sendQueues: SendQueues;
  sessionErrors: SessionErrors;
  sessions: Sessions;
  tags: Tags;
  teamMembers: TeamMembers;
  teams: Teams;
  templates: Templates;
  tenants: Tenants;
  usedTickets: UsedTickets;
  users: Users;
  views: Views;
  waitingStatuses: WaitingStatuses;
  webhookItems: WebhookItems;
  windowReminders: WindowReminders;
}
