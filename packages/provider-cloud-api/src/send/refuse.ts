import { ProviderError } from '@waqtor/provider';

/** Returns the error for a message that this engine cannot send. It is certain, because nothing was sent. */
export function refuse(message: string): ProviderError {
  return new ProviderError('unsupported', message, { certain: true });
}
