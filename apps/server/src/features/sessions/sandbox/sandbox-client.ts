import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';

const PATIENCE_MS = 10_000;

/**
 * Calls the sandbox's admin API; starts the sandbox first if necessary. Throws `sandbox_not_configured` if
 * there is none, and `sandbox_unavailable` with the reason.
 */
export async function askSandbox<T>(
  { outgoing, sandbox }: Pick<Platform, 'outgoing' | 'sandbox'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  await sandbox.start();
  const { url: sandboxUrl } = sandbox;
  if (sandboxUrl === undefined) throw new AppError('sandbox_not_configured');
  try {
    const response = await outgoing.graph.request(`${sandboxUrl}/sandbox/${path}`, {
      method,
      timeoutMs: PATIENCE_MS,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = JSON.parse(response.body.toString('utf8')) as T & { error?: string };
    if (response.status >= 200 && response.status <= 299) return answer;
    throw new AppError('sandbox_unavailable', [
      fieldProblem(null, 'unexpected_response', { reason: answer.error ?? String(response.status) }),
    ]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('sandbox_unavailable', [fieldProblem(null, 'unreachable', { url: sandboxUrl })]);
  }
}
