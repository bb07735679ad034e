import type { Platform } from '../../../platform/platform.ts';
import { charge, settle } from './throttle.ts';

/** Charges one mail of a business to an address that did not ask for it; `rate_limited` when there were too many. */
export async function chargeInvitation(platform: Platform, tenantId: string, email: string): Promise<void> {
  const ofTenant = await charge(platform, 'invitationsOf', tenantId);
  try {
    await charge(platform, 'invitationsTo', email.toLowerCase());
  } catch (error) {
    // Others have mailed this address too often: that costs this business nothing.
    await settle(platform, [ofTenant]);
    throw error;
  }
}
