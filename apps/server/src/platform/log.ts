import { type Logger, pino } from 'pino';

export type { Logger };

/* Bodies, numbers and secrets never reach a log: request bodies are not logged at all, and these paths are cut. */
const redacted = [
  'authorization',
  'cookie',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.token',
  '*.accessToken',
  '*.refreshToken',
  '*.appSecret',
  '*.verifyToken',
  '*.credentials',
  '*.phone',
  '*.phoneNumber',
  '*.to',
  '*.text',
  '*.body',
  '*.content',
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'err.config',
  'err.parameters',
];

/** JSON lines; people at a terminal get them pretty. */
export function createLog(level: string, options: { pretty: boolean }): Logger {
  return pino({
    level,
    redact: { paths: redacted, censor: '[redacted]' },
    base: null,
    ...(options.pretty
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' },
          },
        }
      : {}),
  });
}
