import { toPublicId } from '@waqtor/contract';
import type { Platform } from '../../platform/platform.ts';

const DAY_MS = 86_400_000;
const PURPOSE = 'media-link';

/**
 * The address of a file for whoever holds it, with no other proof. It stays the same within a day (UTC), so that browsers
 * cache what it shows, and is good for one to two days.
 */
export function mediaLink(
  { config, secrets, clock }: Pick<Platform, 'config' | 'secrets' | 'clock'>,
  mediaId: string,
): string {
  const id = toPublicId('media', mediaId);
  const expires = (Math.floor(clock.now().getTime() / DAY_MS) + 2) * DAY_MS;
  const signature = secrets.sign(PURPOSE, `${id}.${expires}`);
  return `${config.publicUrl ?? ''}/api/v1/media/${id}?expires=${expires}&signature=${signature}`;
}

/** Whether this link is one of ours and still good. */
export function isMediaLinkGood(
  { secrets, clock }: Pick<Platform, 'secrets' | 'clock'>,
  id: string,
  { expires, signature }: { expires: number; signature: string },
): boolean {
  return secrets.verify(PURPOSE, `${id}.${expires}`, signature) && expires > clock.now().getTime();
}
