import {
  type ErrorCode,
  type EventTopic,
  errorRegistry,
  type Problem,
  type ServerFrame,
} from '@waqtor/contract';
import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '../../../platform/events/read-events.ts';

/** An event to be sent, encoded on first use. */
export interface EventFrame {
  seq: number;
  topic: EventTopic;
  at: Date;
  audience: string | null;
  /** The encoded frame, which is the same for every client. */
  bytes(): Buffer;
}

/** Encodes each event once per process, for all clients that receive it, live or in a replay. */
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
          // A redacted event has another type, because its original must not be sent again.
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

/** `data` is JSON already; parsing and serialising it again would be most of the work. */
function encodeEvent({ seq, topic, type, data, at }: StoredEvent): Buffer {
  const head = `{"op":"event","seq":${seq},"topic":${JSON.stringify(topic)},"type":${JSON.stringify(type)}`;
  return Buffer.from(`${head},"data":${data},"at":"${at.toISOString()}"}`);
}

/** Encodes all other frames, which go to one client only. */
export function encodeFrame(frame: Exclude<ServerFrame, { op: 'event' }>): string {
  return JSON.stringify(frame);
}

export function errorFrame(
  code: ErrorCode,
  more: { details?: Problem[]; oldestSeq?: number; latestSeq?: number } = {},
): string {
  return encodeFrame({ op: 'error', code, message: errorRegistry[code].title, ...more });
}
