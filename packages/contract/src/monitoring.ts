import { z } from 'zod';
import { instant } from './envelope.ts';
import { eventTopic } from './events/index.ts';
import { publicId } from './ids.ts';

const count = z.number().int().min(0);

/** The WebSocket connections of one tenant to the process that responds. */
export const socketFigures = z
  .object({
    connections: count,
    /** Distinct signed-in users; programs are not counted. */
    people: count,
    /** Connections subscribed to each topic. */
    byTopic: z.partialRecord(eventTopic, count),
    /** Bytes buffered for clients. */
    waitingBytes: count,
    /** Connections closed since the process started because they were too slow; they resume. */
    closedAsSlow: count,
  })
  .meta({ id: 'SocketFigures' });
export type SocketFigures = z.infer<typeof socketFigures>;

/** The send queue of one session. */
export const sendQueueFigures = z
  .object({
    sessionId: publicId('session'),
    name: z.string(),
    /** Whether a process owns it. */
    isRunning: z.boolean(),
    heldUntil: instant.nullable(),
    heldReason: z.string().nullable(),
    queued: count,
    /** Not due yet: scheduled, or waiting for a retry. */
    later: count,
    sending: count,
    unknown: count,
  })
  .meta({ id: 'SendQueueFigures' });

/** Operational state of one tenant. Counts stop at 10,000. */
export const monitoring = z
  .object({
    at: instant,
    process: z.object({
      version: z.string(),
      startedAt: instant,
      memoryBytes: count,
      /** 99th percentile of the event loop delay over the last measured span. */
      eventLoopDelayMs: z.number().min(0),
    }),
    /** Null if the responding process has no WebSocket gateway. */
    sockets: socketFigures.nullable(),
    sendQueues: z.array(sendQueueFigures),
    /** Inbound messages per minute over the last hour, oldest first. */
    receivedPerMinute: z.array(count).length(60),
    due: z.object({
      /** Files to be downloaded from WhatsApp. */
      files: count,
      /** Conversations whose read receipt was not sent to WhatsApp yet. */
      readReceipts: count,
      /** Snoozed conversations that are due. */
      snoozes: count,
      /** Statuses that arrived before their message. */
      waitingStatuses: count,
      /** Stored webhook items that could not be read. */
      unreadItems: count,
    }),
    /** The newest errors of all sessions, newest first. */
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
