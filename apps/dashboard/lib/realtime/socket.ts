import { pause, waitMs } from './pauses.ts';
import { RealtimeConnection, type RealtimeConnectionOptions } from './realtime-connection.ts';

export interface SocketOptions extends RealtimeConnectionOptions {
  /** Where the browser says `online`. */
  network: EventTarget;
}

export interface KeptSocket {
  /** The topics or what is viewed at have changed. */
  update(): void;
  /** Says once more what is so now. */
  repeat(): void;
  /** Resolves when it was told to stop. */
  done: Promise<void>;
}

/** After these codes coming back soon is of no use: a frame of ours was wrong. */
const OUR_FAULT = new Set([4400, 1009]);

/** Opens the socket again and again, with growing pauses, until told to stop. */
export function keepSocket(options: SocketOptions): KeptSocket {
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
      options.hear({ kind: 'away' });
      failures = OUR_FAULT.has(ended.code) ? Number.POSITIVE_INFINITY : failures + 1;
      await pause(ended.reconnectInMs ?? waitMs(failures), signal, options.network);
    }
  }
  return {
    update: () => connection?.update(),
    repeat: () => connection?.repeat(),
    done: run(),
  };
}
