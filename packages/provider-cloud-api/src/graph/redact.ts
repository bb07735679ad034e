import type { CloudApiCredentials } from '../credentials.ts';

/**
 * Removes secrets from text that may be displayed or logged. Meta itself quotes a malformed token in its
 * errors.
 */
export type Redact = (text: string) => string;

/** Meta's access tokens begin like this. */
const anyToken = /\bEA[A-Za-z0-9]{24,}/g;
const maxLength = 1_000;

export function redactor({ accessToken, appSecret, verifyToken }: CloudApiCredentials): Redact {
  // The longest come first, because one secret may contain another.
  const secrets = [accessToken, appSecret, verifyToken].sort((a, b) => b.length - a.length);
  const written = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return (text) =>
    written
      .reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text)
      .replace(anyToken, '[redacted]')
      .slice(0, maxLength);
}
