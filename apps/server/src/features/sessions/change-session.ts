import { sessionSettings, type updateSession as updateSessionSchema } from '@waqtor/contract';
import type { z } from 'zod';
import { sha256 } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import { wakeUp } from '../../platform/events/wake-ups.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessTeam } from '../teams/index.ts';
import { accessSession } from './access-session.ts';
import { readForReplies } from './automatic-replies.ts';
import {
  type CloudCredentials,
  checkGraphBaseUrl,
  isSandboxAddress,
  openCredentials,
  sealCredentials,
} from './providers/session-credentials.ts';
import {
  type ConnectionReport,
  changeOf,
  checkConnected,
  testConnection,
} from './providers/test-connection.ts';
import { dropSandboxNumber, reviveSandboxNumber } from './sandbox/sandbox-number.ts';
import { announceSession, announceSessionDeleted, forgetSession } from './sessions.events.ts';
import { type EngineName, type Engines, presentSession } from './sessions.present.ts';
import {
  deleteSession,
  lockSession,
  resumeSendQueue,
  type SessionChange,
  type SessionRow,
  updateSession,
} from './sessions.store.ts';

type Input = z.output<typeof updateSessionSchema>;

/** Changes name, settings or credentials. New credentials are tested before they replace the old ones. */
export async function changeSession(ctx: Ctx, engines: Engines, id: string, input: Input) {
  const { name, settings: { teamId, ...settings } = {}, ...given } = input;
  const current = await accessSession(ctx, id);
  const changesCredentials = Object.keys(given).length > 0;
  const credentials = changesCredentials ? mergeCredentials(ctx, current, given) : undefined;
  const report =
    credentials && (await testConnection(ctx, engines, current.engine as EngineName, credentials));
  if (report) checkConnected(report);
  const at = ctx.clock.now();
  return writeChange(
    ctx,
    engines,
    current.id,
    report,
    (locked) => ({
      ...(name === undefined ? {} : { name }),
      ...(input.settings === undefined
        ? {}
        : { settings: { ...sessionSettings.parse(locked.settings), ...settings } }),
      ...(credentials
        ? {
            credentials: sealCredentials(ctx.secrets, current.id, credentials),
            verifyTokenHash: sha256(credentials.verifyToken),
            isSimulated: isSandboxAddress(credentials.graphBaseUrl, ctx.sandbox),
          }
        : {}),
      ...(report ? changeOf(report, at) : {}),
    }),
    teamId,
  );
}

/** Reconnects, and resumes the send queue if that succeeds. Returns the resulting state, good or bad. */
export async function restartSession(ctx: Ctx, engines: Engines, id: string) {
  const current = await accessSession(ctx, id);
  const credentials = openCredentials(ctx.secrets, current.id, current.credentials);
  await reviveSandboxNumber(ctx, current);
  const report = await testConnection(ctx, engines, current.engine as EngineName, credentials);
  // The user asks to try again, so earlier account events are discarded, in case the event that ends them
  // never arrived.
  return writeChange(ctx, engines, current.id, report, () => ({
    ...changeOf(report, ctx.clock.now()),
    ...(report.state.state === 'connected' ? { reports: {} } : {}),
  }));
}

/** Disconnects a number and deletes it with its conversations, messages and file rows. */
export async function removeSession(ctx: Ctx, id: string): Promise<void> {
  const row = await accessSession(ctx, id);
  const sessionId = row.id;
  await ctx.tx(async (tx) => {
    await deleteSession(tx, ctx.tenantId, sessionId);
    announceSessionDeleted(tx, ctx.tenantId, sessionId, ctx.clock.now());
    forgetSession(tx, sessionId);
  });
  await dropSandboxNumber(ctx, row);
}

function mergeCredentials(
  ctx: Ctx,
  row: SessionRow,
  given: Omit<Input, 'name' | 'settings'>,
): CloudCredentials {
  const old = openCredentials(ctx.secrets, row.id, row.credentials);
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const merged: CloudCredentials = { ...old, ...defined };
  return { ...merged, graphBaseUrl: checkGraphBaseUrl(merged.graphBaseUrl, ctx) };
}

async function writeChange(
  ctx: Ctx,
  engines: Engines,
  sessionId: string,
  report: ConnectionReport | undefined,
  changeFrom: (locked: SessionRow) => SessionChange,
  teamId?: string | null,
) {
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    // The team is locked before the session, as when a team is deleted.
    const team =
      teamId === undefined ? {} : { teamId: teamId && (await accessTeam(tx, ctx.tenantId, teamId)) };
    const locked = await lockSession(tx, ctx.tenantId, sessionId);
    if (!locked) throw new AppError('not_found');
    const row = await updateSession(tx, locked, { ...changeFrom(locked), ...team }, at);
    await readForReplies(tx, ctx.tenantId);
    if (report?.state.state === 'connected') {
      await resumeSendQueue(tx, ctx.tenantId, sessionId);
      wakeUp(tx, 'sendQueue', sessionId);
    }
    announceSession(tx, 'session.updated', row, { engines, config: ctx.config, at });
    forgetSession(tx, sessionId);
    return presentSession(row, engines, ctx.config);
  });
}
