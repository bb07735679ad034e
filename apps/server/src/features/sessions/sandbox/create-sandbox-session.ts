import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { removeSession } from '../change-session.ts';
import { createSession } from '../create-session.ts';
import type { Engines } from '../sessions.present.ts';
import {
  connectWebhooks,
  ensureCustomer,
  ensureNumber,
  inventCredentials,
  pageOf,
  removeNumber,
} from './sandbox-number.ts';

/** Creates a sandbox number and connects it in both directions; it is not kept if that fails. */
export async function createSandboxSession(ctx: Ctx, engines: Engines, { name }: { name: string }) {
  await ctx.sandbox.start();
  const { url: sandboxUrl } = ctx.sandbox;
  if (sandboxUrl === undefined) throw new AppError('sandbox_not_configured');
  const credentials = inventCredentials(sandboxUrl);
  await ensureNumber(ctx, credentials, name);
  const { verifyToken: _told, ...session } = await createSession(ctx, engines, {
    engine: 'cloud',
    name,
    ...credentials,
  }).catch(async (error) => {
    await removeNumber(ctx, credentials.phoneNumberId).catch(() => {});
    throw error;
  });
  try {
    const { phoneNumberId } = credentials;
    await connectWebhooks(ctx, { id: uuidOf('session', session.id), phoneNumberId });
    await ensureCustomer(ctx);
    return { ...session, sandboxUrl: pageOf(ctx, phoneNumberId) };
  } catch (error) {
    await removeSession(ctx, session.id);
    throw error;
  }
}
