import { type Provider, ProviderError, providerId } from '@waqtor/provider';
import type { Logger } from '../../platform/log.ts';

/**
 * Marks a customer's message and all before it as read at WhatsApp; with `typing`, also shows "typing". Best
 * effort: it is tried once, and returns false if the engine does not support it or WhatsApp refuses.
 */
export async function markReadAtProvider(
  deps: { providerOf(session: { tenantId: string; sessionId: string }): Promise<Provider>; log: Logger },
  message: { tenantId: string; sessionId: string; providerId: string },
  { typing = false }: { typing?: boolean } = {},
): Promise<boolean> {
  try {
    const provider = await deps.providerOf(message);
    if (!provider.markRead) return false;
    await provider.markRead(providerId(message.providerId), { typing });
    return true;
  } catch (error) {
    const reason = error instanceof ProviderError ? error.reason : 'unavailable';
    deps.log.info({ sessionId: message.sessionId, reason }, 'marking a message as read at WhatsApp failed');
    return false;
  }
}
