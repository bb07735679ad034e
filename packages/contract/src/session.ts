import { z } from 'zod';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';
import { sessionSettings, sessionSettingsChange } from './session-settings.ts';
import { sessionState, sessionStateCode, sessionWarning } from './session-state.ts';
import { shownText } from './visible-text.ts';

export const engineName = z.enum(['cloud', 'baileys', 'wwebjs']);

/** As pasted: what stands around it is cut off. */
const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'is printable ASCII without spaces');

const cloudCredentials = {
  phoneNumberId: z.string().regex(/^\d{1,32}$/, 'is digits'),
  wabaId: z.string().regex(/^\d{1,32}$/, 'is digits'),
  accessToken: secret.max(2_048),
  appSecret: secret.max(256),
  /** What Meta must say in the handshake; made by us when left out. */
  verifyToken: secret.min(8).max(256).optional(),
  graphBaseUrl: z
    .url({ protocol: /^https?$/ })
    .max(512)
    .optional(),
  graphVersion: z
    .string()
    .regex(/^v\d{1,3}\.\d{1,2}$/, 'looks like v26.0')
    .optional(),
};

export const createSession = z.strictObject({
  engine: z.literal('cloud'),
  name: shownText(100),
  ...cloudCredentials,
  settings: sessionSettingsChange.optional(),
});

/** Credentials to be tried, and not kept. */
export const testSession = z.strictObject({ engine: z.literal('cloud'), ...cloudCredentials });

/** How credentials fared. Those that connect may still have problems that are felt later. */
export const connectionTest = z
  .object({
    isConnected: z.boolean(),
    phoneNumber: z.string().nullable(),
    displayName: z.string().nullable(),
    problems: z.array(
      z.object({
        /** Which of the fields is at fault; null when none is. */
        field: z.string().nullable(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'ConnectionTest' });
export type ConnectionTest = z.infer<typeof connectionTest>;

/** A number in the sandbox of this server. */
export const createSandboxSession = z.strictObject({ name: shownText(100) });

/** Whatever is left out stays. Changed credentials are tested before they replace the old ones. */
export const updateSession = z.strictObject({
  name: shownText(100).optional(),
  accessToken: cloudCredentials.accessToken.optional(),
  appSecret: cloudCredentials.appSecret.optional(),
  verifyToken: cloudCredentials.verifyToken,
  graphBaseUrl: cloudCredentials.graphBaseUrl,
  graphVersion: cloudCredentials.graphVersion,
  settings: sessionSettingsChange.optional(),
});

/** One connected WhatsApp number. No credential ever leaves. */
export const session = z
  .object({
    id: publicId('session'),
    engine: engineName,
    name: z.string(),
    /** It is a number of the sandbox: its customers are not real. */
    isSimulated: z.boolean(),
    state: sessionState,
    /** Why, for whoever translates it; null while all is well. */
    stateCode: sessionStateCode.nullable(),
    stateReason: z.string().nullable(),
    stateChangedAt: instant,
    /** What WhatsApp has said of the number or its account and not taken back, the newest first. */
    warnings: z.array(sessionWarning),
    phoneNumber: z.string().nullable(),
    phoneNumberId: z.string().nullable(),
    wabaId: z.string().nullable(),
    /** Where Meta must send webhooks to. */
    webhookUrl: z.string(),
    settings: sessionSettings,
    capabilities: z.record(
      z.string(),
      z.object({
        level: z.enum(['yes', 'limited', 'no']),
        maxBytes: z.number().optional(),
        /** For a sticker that does not move. */
        maxStillBytes: z.number().optional(),
        maxLength: z.number().optional(),
        mimeTypes: z.array(z.string()).readonly().optional(),
        note: z.string().optional(),
      }),
    ),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** A session just created: the only time the verify token is told, for Meta's webhook form. */
export const createdSession = session.extend({ verifyToken: z.string() }).meta({ id: 'CreatedSession' });

/** A session of the sandbox, and the page where one writes to it as a customer. */
export const sandboxSession = session.extend({ sandboxUrl: z.string() }).meta({ id: 'SandboxSession' });

/** What is deleted together with a session. */
export const sessionContents = z.object({
  conversations: z.number().int(),
  messages: z.number().int(),
  files: z.number().int(),
  /** Messages that wait to be sent. */
  queued: z.number().int(),
});

/** How the number is doing, as WhatsApp last told and as the send queue sees it. */
export const sessionHealth = z.object({
  state: sessionState,
  stateCode: sessionStateCode.nullable(),
  stateReason: z.string().nullable(),
  checkedAt: instant.nullable(),
  displayName: z.string().nullable(),
  quality: z.string().nullable(),
  throughput: z.number().nullable(),
  messagingLimit: z.number().nullable(),
  lastInboundAt: instant.nullable(),
  /** Where one writes to it as a customer; null for a number that is real. */
  sandboxUrl: z.string().nullable(),
  sendQueue: z.object({
    isRunning: z.boolean(),
    heldUntil: instant.nullable(),
    heldReason: z.string().nullable(),
    queued: z.number().int(),
    unknown: z.number().int(),
  }),
});

/** Messages of one UTC day. */
export const sessionStatistics = z.object({
  from: instant,
  days: z.array(
    z.object({
      day: z.iso.date(),
      received: z.number().int(),
      sent: z.number().int(),
      delivered: z.number().int(),
      read: z.number().int(),
      failed: z.number().int(),
    }),
  ),
});

export const sessionError = z
  .object({
    id: publicId('sessionError'),
    source: z.string(),
    code: z.string(),
    message: z.string(),
    details: z.unknown(),
    at: instant,
  })
  .meta({ id: 'SessionError' });

export const businessProfile = z.object({
  about: z.string().max(139).optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  email: z.string().max(128).optional(),
  websites: z.array(z.string().max(256)).max(2).optional(),
  vertical: z.string().max(64).optional(),
  profilePictureUrl: z.string().optional(),
});
