import { isUtf8 } from 'node:buffer';
import { fieldProblem } from '@waqtor/contract';
import type { InboundEvent, WebhookDialect } from '@waqtor/provider';
import { isSameText } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import { exceededLimit, type JsonLimits } from '../../../platform/http/bodies/json-limits.ts';
import type { RoutedEvent } from '../batches/routed-event.ts';
import { accountsOf, routeEvents } from './route-events.ts';
import type { KeyRing, SessionKeys } from './session-keys.ts';

/** What authenticates a webhook: its signature, and the bytes that are signed. */
export interface Proof {
  body: Buffer;
  signature: string | undefined;
}

/** Limits the look-ups for an unauthenticated request. */
const MAX_ACCOUNTS = 1_000;
/** Maximum number of app secrets tried for one body; all numbers of one Meta app share one secret. */
const MAX_SECRETS = 64;
/** A body larger than this is read in steps that yield to the event loop. */
const LARGE_BODY = 64 * 1024;
/**
 * WhatsApp's objects have dozens of members, and a real webhook of 3 MB contains at most about 150,000
 * values.
 */
export const WEBHOOK_LIMITS: JsonLimits = { members: 10_000, values: 200_000 };

/**
 * Reads the events of a webhook whose URL contains the session id. The signature is verified before anything
 * is parsed.
 */
export async function eventsOfSession(
  ring: KeyRing,
  dialect: WebhookDialect,
  { body, signature }: Proof,
  session: SessionKeys,
): Promise<RoutedEvent[]> {
  if (!dialect.verifySignature(body, signature, session.appSecret)) throw new AppError('invalid_signature');
  const events = await read(dialect, body);
  const accounts = accountsOf(events);
  await yieldEventLoop(body);
  const phoneNumberIds = accounts.phoneNumberIds.filter((id) => id !== session.phoneNumberId);
  const wabaIds = accounts.wabaIds.filter((id) => session.wabaId !== null && id !== session.wabaId);
  if (phoneNumberIds.length + wabaIds.length === 0) return routeEvents(events, [session], session);
  // The webhook also contains other accounts: their events go to sessions of the same tenant and app,
  // otherwise to this session.
  const named = await ring.find({
    phoneNumberIds: phoneNumberIds.slice(0, MAX_ACCOUNTS),
    wabaIds: wabaIds.slice(0, MAX_ACCOUNTS),
  });
  const ours = named.filter(
    (other) => other.tenantId === session.tenantId && isSameText(other.appSecret, session.appSecret),
  );
  const others = ours.filter((other) => other.sessionId !== session.sessionId);
  return routeEvents(events, [session, ...others], session);
}

/**
 * Reads the events of a webhook for a whole Meta app. Each event goes to those sessions of its account whose
 * app secret has signed the body. Until the signature is verified, only account ids are read from the bytes.
 */
export async function eventsOfApp(
  ring: KeyRing,
  dialect: WebhookDialect,
  { body, signature }: Proof,
): Promise<RoutedEvent[]> {
  const accounts = dialect.findAccounts(body, MAX_ACCOUNTS + 1);
  if (accounts.phoneNumberIds.length + accounts.wabaIds.length > MAX_ACCOUNTS) {
    throw new AppError('validation_failed', [
      fieldProblem('body', 'too_many_accounts', { max: MAX_ACCOUNTS }),
    ]);
  }
  const sessions = await ring.find(accounts);
  const secret = await provenSecret(dialect, { body, signature }, sessions);
  if (secret === undefined) throw new AppError('invalid_signature');
  const proven = sessions.filter(({ appSecret }) => isSameText(appSecret, secret));
  return routeEvents(await read(dialect, body), proven);
}

/** Returns the app secret that signed this body. */
async function provenSecret(
  dialect: WebhookDialect,
  { body, signature }: Proof,
  sessions: readonly SessionKeys[],
): Promise<string | undefined> {
  for (const [tried, secret] of secretsOf(sessions).entries()) {
    if (tried > 0) await yieldEventLoop(body);
    if (dialect.verifySignature(body, signature, secret)) return secret;
  }
  return undefined;
}

/**
 * Returns the first secret of each tenant, then the second of each, and so on, so that a tenant with many
 * numbers that uses another tenant's account ids cannot crowd out the right secret.
 */
function secretsOf(sessions: readonly SessionKeys[]): string[] {
  const ofTenants = [...groupBy(sessions, ({ tenantId }) => tenantId).values()].map((own) => [
    ...new Set(own.map(({ appSecret }) => appSecret)),
  ]);
  const longest = Math.max(0, ...ofTenants.map(({ length }) => length));
  const turns = Array.from({ length: Math.min(longest, MAX_SECRETS) }, (_, turn) =>
    ofTenants.flatMap((secrets) => secrets[turn] ?? []),
  );
  return [...new Set(turns.flat())].slice(0, MAX_SECRETS);
}

/**
 * Parses a signed body. A body that cannot be parsed, or would take too long, is stored as one unreadable
 * item and answered with 200: after an error, WhatsApp would resend the same bytes for seven days.
 */
async function read(dialect: WebhookDialect, body: Buffer): Promise<InboundEvent[]> {
  await yieldEventLoop(body);
  const exceeded = body.length > LARGE_BODY ? exceededLimit(body, WEBHOOK_LIMITS) : undefined;
  await yieldEventLoop(body);
  const json = exceeded ? undefined : parse(body);
  if (json) {
    await yieldEventLoop(body);
    const steps = dialect.parseInSteps(json.value);
    for (;;) {
      const step = steps.next();
      await yieldEventLoop(body);
      if (step.done) return step.value;
    }
  }
  const error = exceeded
    ? `${exceeded === 'members' ? 'an object' : 'the body'} has more than ${WEBHOOK_LIMITS[exceeded]} ${exceeded}`
    : 'the body is not JSON in UTF-8';
  const raw = isUtf8(body) ? { text: body.toString('utf8') } : { base64: body.toString('base64') };
  return [{ type: 'unknown', account: {}, field: '', error, raw }];
}

function parse(body: Buffer): { value: unknown } | undefined {
  if (!isUtf8(body)) return undefined;
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0; // a byte order mark
  try {
    return { value: JSON.parse(body.toString('utf8', start)) };
  } catch {
    return undefined;
  }
}

function yieldEventLoop(body: Buffer): Promise<void> | undefined {
  if (body.length <= LARGE_BODY) return undefined;
  return new Promise((resolve) => setImmediate(resolve));
}
