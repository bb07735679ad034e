import type { createSession as createSessionSchema, testSession } from '@waqtor/contract';
import { sessionSettings } from '@waqtor/contract';
import { violatedUnique } from '@waqtor/db';
import type { z } from 'zod';
import { randomToken, sha256 } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessTeam } from '../teams/index.ts';
import { readForReplies } from './automatic-replies.ts';
import {
  type CloudCredentials,
  checkGraphBaseUrl,
  DEFAULT_GRAPH_VERSION,
  isSandboxAddress,
  META_GRAPH_URL,
  sealCredentials,
} from './providers/session-credentials.ts';
import { changeOf, checkConnected, testConnection } from './providers/test-connection.ts';
import { announceSession, forgetSession } from './sessions.events.ts';
import { type Engines, presentSession } from './sessions.present.ts';
import { insertSession, updateSession } from './sessions.store.ts';

type Input = z.output<typeof createSessionSchema>;

/** Adds default values. */
export function completeCredentials(
  ctx: Ctx,
  given: Omit<z.output<typeof testSession>, 'engine'>,
): CloudCredentials {
  return {
    ...given,
    verifyToken: given.verifyToken ?? randomToken(),
    graphBaseUrl: checkGraphBaseUrl(given.graphBaseUrl ?? META_GRAPH_URL, ctx),
    graphVersion: given.graphVersion ?? DEFAULT_GRAPH_VERSION,
  };
}

/** Connects a number: tests the credentials against WhatsApp first, then stores them encrypted. */
export async function createSession(ctx: Ctx, engines: Engines, input: Input) {
  const { name, engine, settings: { teamId, ...settings } = {}, ...given } = input;
  const credentials = completeCredentials(ctx, given);
  const report = await testConnection(ctx, engines, engine, credentials);
  checkConnected(report);
  const at = ctx.clock.now();
  const id = newId();
  const row = {
    id,
    tenantId: ctx.tenantId,
    engine,
    name,
    isSimulated: isSandboxAddress(credentials.graphBaseUrl, ctx.sandbox),
    credentials: sealCredentials(ctx.secrets, id, credentials),
    verifyTokenHash: sha256(credentials.verifyToken),
    phoneNumberId: credentials.phoneNumberId,
    wabaId: credentials.wabaId,
    settings: sessionSettings.parse(settings),
    at,
  };
  try {
    return await ctx.once(async (tx) => {
      const team = teamId ? await accessTeam(tx, ctx.tenantId, teamId) : null;
      const inserted = await insertSession(tx, { ...row, teamId: team });
      const session = await updateSession(tx, inserted, changeOf(report, at), at);
      await readForReplies(tx, ctx.tenantId);
      announceSession(tx, 'session.created', session, { engines, config: ctx.config, at });
      forgetSession(tx, id);
      return { ...presentSession(session, engines, ctx.config), verifyToken: credentials.verifyToken };
    });
  } catch (error) {
    if (violatedUnique(error) === 'sessions_number') {
      throw new AppError('session_exists', { phoneNumberId: credentials.phoneNumberId });
    }
    throw error;
  }
}
