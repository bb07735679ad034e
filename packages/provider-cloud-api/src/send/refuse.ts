import { ProviderError } from '@waqtor/provider';

/** The error for a message this engine cannot send: certain, because nothing was sent. */
export function refuse(message: string): ProviderError {
  return new ProviderError('unsupported', message, { certain: true });
}
