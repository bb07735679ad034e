import {
  sessionCreated,
  sessionDeleted,
  sessionErrorReported,
  sessionUpdated,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Config } from '../../config.ts';
import { announce } from '../../platform/events/announce.ts';
import { wakeUp } from '../../platform/events/wake-ups.ts';
import { type Engines, presentSession } from './sessions.present.ts';
import { insertSessionError, type SessionErrorInput, type SessionRow } from './sessions.store.ts';

/** Publishes a new or changed session, and makes every process drop what it has cached about it. */
export function announceSession(
  tx: Tx,
  type: 'session.created' | 'session.updated',
  row: SessionRow,
  { engines, config, at }: { engines: Engines; config: Config; at: Date },
): void {
  const event = type === 'session.created' ? sessionCreated : sessionUpdated;
  announce(tx, event({ session: presentSession(row, engines, config) }), { tenantId: row.tenantId, at });
}

/** Makes every process drop its open provider and cached secrets after credentials or settings changed. */
export function forgetSession(tx: Tx, sessionId: string): void {
  wakeUp(tx, 'session', sessionId);
}

export function announceSessionDeleted(tx: Tx, tenantId: string, sessionId: string, at: Date): void {
  announce(tx, sessionDeleted({ sessionId: toPublicId('session', sessionId) }), { tenantId, at });
}

/** Stores a session error and publishes it. */
export async function reportSessionError(tx: Tx, error: SessionErrorInput): Promise<void> {
  await insertSessionError(tx, error);
  const { tenantId, code, message, at } = error;
  const sessionId = toPublicId('session', error.sessionId);
  announce(tx, sessionErrorReported({ sessionId, code, message }), { tenantId, at });
}
