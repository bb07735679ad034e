import { z } from 'zod';
import { eventTopic } from '../events/index.ts';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';

const count = z.number().int().min(0);

/** The WebSocket connections of one tenant to the process that responds. */
export const socketMetrics = z
  .object({
    connections: count,
    /** Distinct signed-in users; programs are not counted. */
    users: count,
    /** Connections subscribed to each topic. */
    connectionsByTopic: z.partialRecord(eventTopic, count),
    /** Bytes buffered for clients. */
    bufferedBytes: count,
    /** Connections closed since the process started because they were too slow; they resume. */
    slowClientsClosed: count,
  })
  .meta({ id: 'SocketMetrics' });
export type SocketMetrics = z.infer<typeof socketMetrics>;

/** The send queue of one session. */
export const sendQueueMetrics = z
  .object({
    sessionId: publicId('session'),
    name: z.string(),
    /** Whether a process owns it. */
    isRunning: z.boolean(),
    pausedUntil: instant.nullable(),
    pauseReason: z.string().nullable(),
    queued: count,
    /** Messages that are not due yet: scheduled, or waiting for a retry. */
    delayed: count,
    sending: count,
    unknown: count,
  })
  .meta({ id: 'SendQueueMetrics' });

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
    sockets: socketMetrics.nullable(),
    sendQueues: z.array(sendQueueMetrics),
    /** Inbound messages per minute over the last hour, oldest first. */
    receivedPerMinute: z.array(count).length(60),
    backlog: z.object({
      /** Files to be downloaded from WhatsApp. */
      mediaDownloads: count,
      /** Conversations whose read receipt was not sent to WhatsApp yet. */
      readReceipts: count,
      /** Snoozed conversations that are due. */
      snoozes: count,
      /** Statuses that arrived before their message. */
      unmatchedStatuses: count,
      /** Stored webhook items that could not be read. */
      unreadableItems: count,
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
    /** The event log: the newest seq, and the oldest position that can still be read from. */
    eventLog: z.object({ latestSeq: count, oldestSeq: count }),
  })
  .meta({ id: 'Monitoring' });
export type Monitoring = z.infer<typeof monitoring>;
