import { ProviderError } from '@waqtor/provider';

/** Something this engine cannot send: known before anything leaves. */
export function refuse(message: string): ProviderError {
  return new ProviderError('unsupported', message, { certain: true });
}
