import { backoffMs, sleep } from './backoff.ts';
import { RealtimeConnection, type RealtimeConnectionOptions } from './realtime-connection.ts';

export interface SocketOptions extends RealtimeConnectionOptions {
  /** The target on which the browser fires `online`. */
  network: EventTarget;
}

export interface ReconnectingSocket {
  /** The topics or the viewed conversations have changed. */
  update(): void;
  /** Sends the current state again. */
  reannounce(): void;
  /** Resolves once the signal is aborted. */
  done: Promise<void>;
}

/** Close codes after which an immediate reconnect is pointless, because the client sent an invalid frame. */
const CLIENT_ERROR_CODES = new Set([4400, 1009]);

/** Keeps a socket open, reconnecting with exponential backoff until the signal is aborted. */
export function openReconnectingSocket(options: SocketOptions): ReconnectingSocket {
  const { signal } = options;
  let connection: RealtimeConnection | undefined;
  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      connection = new RealtimeConnection(options, () => {
        failures = 0;
      });
      const ended = await connection.ended;
      connection = undefined;
      if (signal.aborted) return;
      options.onMessage({ kind: 'away' });
      failures = CLIENT_ERROR_CODES.has(ended.code) ? Number.POSITIVE_INFINITY : failures + 1;
      await sleep(ended.reconnectInMs ?? backoffMs(failures), signal, options.network);
    }
  }
  return {
    update: () => connection?.update(),
    reannounce: () => connection?.reannounce(),
    done: run(),
  };
}
