import { OutgoingError } from '@waqtor/outgoing';
import { sha256 } from '../../../platform/crypto.ts';
import type { Platform } from '../../../platform/platform.ts';
import { encryptPush } from './encrypt.ts';
import type { PushTarget } from './subscribe.ts';
import { authorize } from './vapid.ts';

const TIMEOUT_MS = 10_000;
/** How long a push service keeps a message for a browser that is offline, in seconds. */
const TTL_S = 4 * 3_600;
const MAX_RETRY_AFTER_S = 3_600;

/** What the service worker shows. */
export interface PushContent {
  title: string;
  body: string;
  /** A later message with the same tag replaces this one, at the push service and in the browser. */
  tag: string;
  href: string;
  lang: string;
  dir: 'rtl' | 'ltr';
}

/** The outcome of one attempt. `gone`: the browser has unsubscribed. */
export type Outcome = 'sent' | 'gone' | 'refused' | { retryAfterMs: number | undefined };

/** Sends one message to the push service of a browser (RFC 8030). */
export async function deliverPush(
  platform: Platform,
  { endpoint, keys }: PushTarget,
  content: PushContent,
): Promise<Outcome> {
  try {
    const answer = await platform.outgoing.tenantUrls.request(endpoint, {
      method: 'POST',
      headers: {
        authorization: await authorize(platform, endpoint),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: String(TTL_S),
        urgency: 'high',
        topic: sha256(content.tag).toString('base64url').slice(0, 32),
      },
      body: encryptPush(Buffer.from(JSON.stringify(content)), keys),
      timeoutMs: TIMEOUT_MS,
    });
    return outcomeOf(answer.status, answer.headers['retry-after']);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    return { retryAfterMs: undefined };
  }
}

function outcomeOf(status: number, retryAfter: string | string[] | undefined): Outcome {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  if (status !== 429 && status < 500) return 'refused';
  const seconds = Number(retryAfter);
  return { retryAfterMs: seconds > 0 ? Math.min(seconds, MAX_RETRY_AFTER_S) * 1_000 : undefined };
}
