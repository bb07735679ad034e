import type { Config } from '../../config.ts';
import { AppError } from '../../platform/errors.ts';

const PATIENCE_MS = 10_000;

/** Asks the sandbox's admin API; `sandbox_not_configured` without one, `sandbox_unavailable` with its reason. */
export async function askSandbox<T>(
  { sandboxUrl }: Config,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  if (sandboxUrl === undefined) throw new AppError('sandbox_not_configured');
  try {
    const response = await fetch(`${sandboxUrl}/sandbox/${path}`, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (response.ok) return answer;
    throw new AppError('sandbox_unavailable', { reason: answer.error ?? `HTTP ${response.status}` });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('sandbox_unavailable', { reason: `nobody answers at ${sandboxUrl}` });
  }
}
