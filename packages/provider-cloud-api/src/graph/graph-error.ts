import { ProviderError } from '@waqtor/provider';
import { reasonOf, retryAfterOf } from './error-codes.ts';
import type { ExchangeError } from './exchange.ts';
import type { Redact } from './redact.ts';

/** Graph itself returned this error, so the request was certainly not accepted. */
export function graphError(
  error: Record<string, unknown>,
  httpStatus: number,
  redact: Redact,
): ProviderError {
  const code = Number(error.code);
  if (!Number.isSafeInteger(code)) return unreadableAnswer(httpStatus);
  const reason = reasonOf(code, httpStatus);
  const retryAfterMs = retryAfterOf(code, reason);
  const details = detailsOf(error);
  return new ProviderError(reason, `WhatsApp refused the request (code ${code}).`, {
    certain: true,
    code,
    httpStatus,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(details === undefined ? {} : { details: redact(details) }),
  });
}

function detailsOf(error: Record<string, unknown>): string | undefined {
  const data = error.error_data;
  const details = typeof data === 'object' && data !== null && 'details' in data ? data.details : undefined;
  if (typeof details === 'string' && details !== '') return details;
  return typeof error.message === 'string' && error.message !== '' ? error.message : undefined;
}

/** The response is not from Graph (a proxy's page, a broken 500), so the request may have been accepted. */
export function unreadableAnswer(httpStatus: number): ProviderError {
  const message = `WhatsApp's answer could not be read (HTTP ${httpStatus}).`;
  return new ProviderError('transient', message, { certain: false, httpStatus });
}

/** There was no response. The failure is certain only if the request was never assigned to a connection. */
export function transportError(error: ExchangeError): ProviderError {
  const message = error.wasWritten
    ? `WhatsApp did not answer (${error.code}).`
    : `WhatsApp could not be reached (${error.code}).`;
  return new ProviderError('transient', message, { certain: !error.wasWritten, cause: error });
}
