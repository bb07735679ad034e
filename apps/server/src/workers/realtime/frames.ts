import { type ErrorCode, type EventTopic, errorRegistry, type ServerFrame } from '@waqtor/contract';
import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '../../platform/events/read-events.ts';

/** An event on its way out, encoded when the first client wants it. */
export interface EventFrame {
  seq: number;
  topic: EventTopic;
  at: Date;
  audience: string | null;
  /** The same bytes for everybody. */
  bytes(): Buffer;
}

/** Encodes each event once per process, for every client that gets it, live or in a replay. */
export interface FrameCache {
  frameOf(tenantId: string, event: StoredEvent): EventFrame;
}

export function createFrameCache(options: { maxBytes: number; onEncode: () => void }): FrameCache {
  const encoded = new LRUCache<string, Buffer>({
    maxSize: options.maxBytes,
    sizeCalculation: (frame) => frame.length,
  });
  return {
    frameOf(tenantId, event) {
      let bytes: Buffer | undefined;
      return {
        seq: event.seq,
        topic: event.topic,
        at: event.at,
        audience: event.audience,
        bytes() {
          if (bytes) return bytes;
          // A redacted event is of another type: what it was before must not be sent again.
          const key = `${tenantId}:${event.seq}:${event.type}`;
          bytes = encoded.get(key);
          if (bytes) return bytes;
          bytes = encodeEvent(event);
          options.onEncode();
          encoded.set(key, bytes);
          return bytes;
        },
      };
    },
  };
}

/** `data` is JSON already; taking it apart and putting it together again would be most of the work. */
function encodeEvent({ seq, topic, type, data, at }: StoredEvent): Buffer {
  const head = `{"op":"event","seq":${seq},"topic":${JSON.stringify(topic)},"type":${JSON.stringify(type)}`;
  return Buffer.from(`${head},"data":${data},"at":"${at.toISOString()}"}`);
}

/** Everything that is not an event goes to one client only. */
export function encodeFrame(frame: Exclude<ServerFrame, { op: 'event' }>): string {
  return JSON.stringify(frame);
}

export function errorFrame(
  code: ErrorCode,
  more: { details?: unknown; floor?: number; head?: number } = {},
): string {
  return encodeFrame({ op: 'error', code, message: errorRegistry[code].title, ...more });
}
