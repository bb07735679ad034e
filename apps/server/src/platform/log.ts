import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

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
  // Where Postgres quotes the row it refused, and the JSON it could not read.
  'err.detail',
  'err.where',
  'err.aggregateErrors[*].detail',
  'err.aggregateErrors[*].where',
];

/** JSON lines, to stdout unless `to` is given; people at a terminal get them pretty. */
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
