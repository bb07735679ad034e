import { randomBytes } from 'node:crypto';
import { parseNetworks } from '@waqtor/outgoing';
import { z } from 'zod';

/*
 * Reads and validates process.env; nothing else reads it. Every setting has a default that works on a laptop.
 */

const roleNames = ['api', 'gateway', 'worker', 'connector', 'dashboard'] as const;
export type RoleName = (typeof roleNames)[number];

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Loopback by default, so that nothing is exposed by accident. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Public base URL of the installation; used for links in e-mails and to files. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  ROLES: list
    .pipe(z.array(z.enum(roleNames, `knows ${roleNames.join(', ')}`)).min(1))
    .default([...roleNames]),
  WAQTOR_DATA_DIR: z.string().min(1).default('.waqtor'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres://')
    .optional(),
  /** The login that owns the database, for migrations at start. The server itself never works with it. */
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres://')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(20),
  WAQTOR_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'is 64 hex digits: openssl rand -hex 32')
    .optional(),
  OPEN_SIGN_UP: flag.default(false),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'starts with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).default('WaQtor <waqtor@localhost>'),
  /** The bearer token of /metrics; without it, the response is 404. */
  METRICS_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /**
   * Base URLs that sessions may use as their Graph API, in addition to Meta's own. Only exact matches count.
   */
  GRAPH_BASE_URLS: list.pipe(z.array(z.url({ protocol: /^https?$/ }))).default([]),
  /** Internal networks that tenants' URLs may resolve to, such as 10.1.0.0/16. */
  OUTGOING_ALLOWED_NETWORKS: list
    .refine((networks) => networks.every(isNetwork), 'is a list of networks such as 10.1.0.0/16')
    .default([]),
  /** A sandbox for simulated numbers. It must run on this machine, because it has no authentication. */
  SANDBOX_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isLoopback, 'is an address of this machine: the sandbox knows no passwords')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Whether this server runs its own sandbox, started on first use. */
  SANDBOX: z.enum(['on', 'off'], 'is on or off').default('on'),
  ALLOWED_ORIGINS: list.default([]),
  /** How many reverse proxies in front of the server are trusted to report the client's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /**
   * The delay between "not ready" and refusing new connections, so that load balancers notice. Default: 5000
   * with PUBLIC_URL, otherwise 0.
   */
  SHUTDOWN_DELAY_MS: z.coerce.number().int().min(0).max(300_000).optional(),
  EVENT_RETENTION_DAYS: z.coerce.number().min(0.01).max(3650).default(30),
  /** Applies to webhook items, session errors, and statuses whose message never arrived. */
  DIAGNOSTICS_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  /** Counted from the invitation's expiry. */
  INVITATION_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  AUDIT_RETENTION_DAYS: z.coerce.number().int().min(7).max(3650).default(365),
  /** Maximum number of items per intake transaction; 1 commits every request separately. */
  INTAKE_BATCH_ITEMS: z.coerce.number().int().min(1).max(10_000).default(1_000),
  /** Concurrent intake transactions. */
  INTAKE_IN_FLIGHT: z.coerce.number().int().min(1).max(100).default(1),
  /** Maximum number of messages accepted per transaction; 1 commits every request separately. */
  SENDING_BATCH_ITEMS: z.coerce.number().int().min(1).max(10_000).default(500),
  /** Concurrent transactions that accept messages. */
  SENDING_IN_FLIGHT: z.coerce.number().int().min(1).max(100).default(2),
  /** A contact's messages beyond this many per minute are held back; 0 is no limit. */
  INBOUND_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(100_000).default(60),
  /** Requests per minute of one signed-in user, and of one API key; 0 is no limit. Counted per process. */
  MEMBER_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(3_000),
  KEY_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(6_000),
  /** Open HTTP connections per client address; 0 is no limit. */
  MAX_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(0).max(1_000_000).default(1_000),
  /** Unauthenticated WebSockets per client address. */
  MAX_PENDING_SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).max(1_000_000).default(200),
  HEADERS_TIMEOUT_SECONDS: z.coerce.number().min(1).max(3_600).default(20),
  /** Timeout for receiving a request body that is not a file upload. */
  BODY_TIMEOUT_SECONDS: z.coerce.number().min(1).max(3_600).default(30),
  /** Timeout for receiving a whole request, file uploads included. */
  REQUEST_TIMEOUT_SECONDS: z.coerce.number().min(1).max(86_400).default(600),
  /** Statement timeout in the database; migrations have none. */
  STATEMENT_TIMEOUT_SECONDS: z.coerce.number().min(1).max(3_600).default(60),
  /** Total size of one tenant's uploaded files that do not belong to a message yet. */
  UNATTACHED_UPLOAD_BYTES: z.coerce
    .number()
    .int()
    .min(1_000_000)
    .max(10_000_000_000_000)
    .default(2_000_000_000),
  /** A file without a message is deleted after this time. */
  UNATTACHED_UPLOAD_HOURS: z.coerce.number().min(1).max(8_760).default(24),
  MAX_MEDIA_BYTES: z.coerce.number().int().min(1_000_000).max(2_000_000_000).default(100_000_000),
  /** An image with more pixels is refused. */
  IMAGE_PIXELS: z.coerce.number().int().min(1_000_000).max(1_000_000_000).default(100_000_000),
  /** Maximum memory and time of one conversion. */
  CONVERSION_MEMORY_BYTES: z.coerce.number().int().min(100_000_000).max(64_000_000_000).default(768_000_000),
  CONVERSION_SECONDS: z.coerce.number().min(1).max(600).default(30),
  /** The program that converts audio: a path, or a name in PATH. */
  FFMPEG_PATH: z.string().min(1).default('ffmpeg'),
});

export type SandboxMode = 'own' | 'operators' | 'configuration' | 'publicly_reachable' | 'multiple_processes';

const SYSTEM_VARIABLES = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'SystemRoot'];

export interface Config {
  port: number;
  host: string;
  publicUrl: string | undefined;
  roles: readonly RoleName[];
  dataDir: string;
  databaseUrl: string | undefined;
  migrationDatabaseUrl: string | undefined;
  databasePool: number;
  secretKey: string | undefined;
  openSignUp: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  metricsToken: string | undefined;
  logLevel: string;
  graphBaseUrls: readonly string[];
  outgoingAllowedNetworks: readonly string[];
  /** The sandbox in use, or the reason why there is none. */
  sandbox: SandboxMode;
  /** The sandbox's URL. The URL of the server's own sandbox is known after its first start. */
  sandboxUrl: string | undefined;
  /**
   * The environment passed to child processes: without any variables of this product, and therefore without
   * keys.
   */
  systemEnvironment: Readonly<Record<string, string>>;
  allowedOrigins: readonly string[];
  trustProxy: number;
  shutdownDelayMs: number;
  eventRetentionMs: number;
  auditRetentionMs: number;
  diagnosticsRetentionMs: number;
  invitationRetentionMs: number;
  intakeBatchItems: number;
  intakeInFlight: number;
  sendingBatchItems: number;
  sendingInFlight: number;
  inboundLimitPerMinute: number;
  memberRequestsPerMinute: number;
  keyRequestsPerMinute: number;
  maxConnectionsPerAddress: number;
  maxPendingSocketsPerAddress: number;
  headersTimeoutMs: number;
  bodyTimeoutMs: number;
  requestTimeoutMs: number;
  statementTimeoutMs: number;
  unattachedUploadBytes: number;
  unattachedUploadMs: number;
  maxMediaBytes: number;
  imagePixels: number;
  conversionBytes: number;
  conversionMs: number;
  ffmpegPath: string;
  /** Identifies this process in leases and logs; unique per start. */
  processName: string;
}

/** Thrown with all problems of the environment, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads and validates the environment. Throws a `ConfigError` that lists all problems. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  // An empty variable counts as unset, because compose files and shells leave empty ones behind.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Invalid settings:\n${lines.join('\n')}`);
  }
  const value = result.data;
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL,
    roles: value.ROLES,
    dataDir: value.WAQTOR_DATA_DIR,
    databaseUrl: value.DATABASE_URL,
    migrationDatabaseUrl: value.MIGRATION_DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    secretKey: value.WAQTOR_SECRET_KEY,
    openSignUp: value.OPEN_SIGN_UP,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    metricsToken: value.METRICS_TOKEN,
    logLevel: value.LOG_LEVEL,
    graphBaseUrls: value.GRAPH_BASE_URLS,
    outgoingAllowedNetworks: value.OUTGOING_ALLOWED_NETWORKS,
    sandbox: sandboxMode(value),
    sandboxUrl: value.SANDBOX === 'off' ? undefined : value.SANDBOX_URL,
    systemEnvironment: Object.fromEntries(
      SYSTEM_VARIABLES.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    ),
    allowedOrigins: value.ALLOWED_ORIGINS,
    trustProxy: value.TRUST_PROXY,
    shutdownDelayMs: value.SHUTDOWN_DELAY_MS ?? (value.PUBLIC_URL === undefined ? 0 : 5_000),
    eventRetentionMs: value.EVENT_RETENTION_DAYS * 86_400_000,
    diagnosticsRetentionMs: value.DIAGNOSTICS_RETENTION_DAYS * 86_400_000,
    invitationRetentionMs: value.INVITATION_RETENTION_DAYS * 86_400_000,
    auditRetentionMs: value.AUDIT_RETENTION_DAYS * 86_400_000,
    intakeBatchItems: value.INTAKE_BATCH_ITEMS,
    intakeInFlight: value.INTAKE_IN_FLIGHT,
    sendingBatchItems: value.SENDING_BATCH_ITEMS,
    sendingInFlight: value.SENDING_IN_FLIGHT,
    inboundLimitPerMinute: value.INBOUND_LIMIT_PER_MINUTE,
    memberRequestsPerMinute: value.MEMBER_REQUESTS_PER_MINUTE,
    keyRequestsPerMinute: value.KEY_REQUESTS_PER_MINUTE,
    maxConnectionsPerAddress: value.MAX_CONNECTIONS_PER_ADDRESS,
    maxPendingSocketsPerAddress: value.MAX_PENDING_SOCKETS_PER_ADDRESS,
    headersTimeoutMs: value.HEADERS_TIMEOUT_SECONDS * 1_000,
    bodyTimeoutMs: value.BODY_TIMEOUT_SECONDS * 1_000,
    requestTimeoutMs: value.REQUEST_TIMEOUT_SECONDS * 1_000,
    statementTimeoutMs: value.STATEMENT_TIMEOUT_SECONDS * 1_000,
    unattachedUploadBytes: value.UNATTACHED_UPLOAD_BYTES,
    unattachedUploadMs: value.UNATTACHED_UPLOAD_HOURS * 3_600_000,
    maxMediaBytes: value.MAX_MEDIA_BYTES,
    imagePixels: value.IMAGE_PIXELS,
    conversionBytes: value.CONVERSION_MEMORY_BYTES,
    conversionMs: value.CONVERSION_SECONDS * 1_000,
    ffmpegPath: value.FFMPEG_PATH,
    processName: `${process.pid}-${randomBytes(4).toString('hex')}`,
  };
}

function isNetwork(text: string): boolean {
  try {
    return parseNetworks([text]).length === 1;
  } catch {
    return false;
  }
}

/**
 * The sandbox has no authentication, so only a server that is not reachable from other machines and runs all
 * roles gets one.
 */
function sandboxMode({
  SANDBOX,
  SANDBOX_URL,
  HOST,
  PUBLIC_URL,
  ROLES,
}: z.output<typeof schema>): SandboxMode {
  if (SANDBOX === 'off') return 'configuration';
  if (SANDBOX_URL !== undefined) return 'operators';
  if (!isLoopbackName(HOST) || (PUBLIC_URL !== undefined && !isLoopback(PUBLIC_URL)))
    return 'publicly_reachable';
  return (['api', 'gateway', 'connector'] as const).every((role) => ROLES.includes(role))
    ? 'own'
    : 'multiple_processes';
}

function isLoopback(url: string): boolean {
  return isLoopbackName(new URL(url).hostname);
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || /^\[?::1\]?$/.test(name) || /^127(\.\d{1,3}){3}$/.test(name);
}
