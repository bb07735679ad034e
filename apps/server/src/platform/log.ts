import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger };

/*
 * Bodies, phone numbers and secrets never reach a log: request bodies are not logged at all, and these paths
 * are redacted.
 */
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
  // PostgreSQL quotes the rejected row, or the JSON that it could not parse, in these fields.
  'err.detail',
  'err.where',
  'err.aggregateErrors[*].detail',
  'err.aggregateErrors[*].where',
];

/** Creates a logger that writes JSON lines, to stdout unless `to` is given; pretty-printed on a terminal. */
export function createLog(level: string, options: { pretty: boolean; to?: DestinationStream }): Logger {
  const settings: LoggerOptions = {
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
  };
  return options.to ? pino(settings, options.to) : pino(settings);
}
