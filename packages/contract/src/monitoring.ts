import { z } from 'zod';
import { instant } from './envelope.ts';
import { eventTopic } from './events/index.ts';
import { publicId } from './ids.ts';

const count = z.number().int().min(0);

/** The WebSocket clients of one tenant at the process that answers. */
export const socketFigures = z
  .object({
    connections: count,
    /** People signed in, each once; programs are not counted. */
    people: count,
    /** Connections that hear a topic. */
    byTopic: z.partialRecord(eventTopic, count),
    /** Bytes that clients have not taken yet. */
    waitingBytes: count,
    /** Connections closed since the process started because they did not keep up; they resume. */
    closedAsSlow: count,
  })
  .meta({ id: 'SocketFigures' });
export type SocketFigures = z.infer<typeof socketFigures>;

/** The outgoing queue of one number. */
export const sendQueueFigures = z
  .object({
    sessionId: publicId('session'),
    name: z.string(),
    /** A process holds it. */
    isRunning: z.boolean(),
    heldUntil: instant.nullable(),
    heldReason: z.string().nullable(),
    queued: count,
    /** Not due yet: scheduled, or to be tried again later. */
    later: count,
    sending: count,
    unknown: count,
  })
  .meta({ id: 'SendQueueFigures' });

/** How the machinery of one business is doing. Counts stop at 10,000. */
export const monitoring = z
  .object({
    at: instant,
    process: z.object({
      version: z.string(),
      startedAt: instant,
      memoryBytes: count,
      /** How long, at worst of a hundred times, something due had to wait for the process since it was last asked. */
      eventLoopDelayMs: z.number().min(0),
    }),
    /** Null where the process that answers takes no WebSocket clients. */
    sockets: socketFigures.nullable(),
    sendQueues: z.array(sendQueueFigures),
    /** Messages of customers per minute, the last hour, oldest first. */
    receivedPerMinute: z.array(count).length(60),
    due: z.object({
      /** Files to be fetched from WhatsApp. */
      files: count,
      /** Conversations whose reading WhatsApp has not been told. */
      readReceipts: count,
      /** Conversations that were to wake by now. */
      snoozes: count,
      /** Statuses that came before their message. */
      waitingStatuses: count,
      /** Webhook items that could not be read, and are kept. */
      unreadItems: count,
    }),
    /** The newest errors of all numbers, newest first. */
    errors: z.array(
      z.object({
        sessionId: publicId('session'),
        name: z.string(),
        source: z.string(),
        code: z.string(),
        message: z.string(),
        at: instant,
      }),
    ),
    /** The newest seq of the event log, and the one up to which it was trimmed. */
    log: z.object({ head: count, floor: count }),
  })
  .meta({ id: 'Monitoring' });
export type Monitoring = z.infer<typeof monitoring>;
