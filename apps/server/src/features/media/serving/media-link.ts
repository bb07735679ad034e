import { toPublicId } from '@waqtor/contract';
import type { Platform } from '../../../platform/platform.ts';

const DAY_MS = 86_400_000;
const PURPOSE = 'media-link';

/**
 * Returns a signed link to a file, valid without further authentication. It stays the same within a day
 * (UTC), so that browsers can cache the file, and is valid for one to two days.
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

/** Whether this link has a valid signature and has not expired. */
export function isMediaLinkGood(
  { secrets, clock }: Pick<Platform, 'secrets' | 'clock'>,
  id: string,
  { expires, signature }: { expires: number; signature: string },
): boolean {
  return secrets.verify(PURPOSE, `${id}.${expires}`, signature) && expires > clock.now().getTime();
}
