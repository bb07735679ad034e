import type { AuthFrame } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { RealtimeAuth } from '../realtime.ts';
import type { Connection } from './connection.ts';

/** Authenticates a connection by its first frame. The nonce is consumed whatever the result. */
export function authenticateBy(
  auth: RealtimeAuth,
): (connection: Connection, frame: AuthFrame) => Promise<Caller> {
  return async (connection, frame) => {
    if ('ticket' in frame) return auth.authenticateTicket(frame.ticket);
    const { nonce } = connection;
    connection.nonce = undefined;
    if (nonce === undefined) throw new AppError('unauthenticated');
    return auth.authenticateApiKey({ apiKeyId: frame.apiKeyId, signature: frame.signature, nonce });
  };
}
