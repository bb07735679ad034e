import type { Platform } from '../../../platform/platform.ts';
import { charge, refundCharges } from './throttle.ts';

/** Charges one mail of a business to an address that did not ask for it. Throws `rate_limited`. */
export async function chargeInvitation(platform: Platform, tenantId: string, email: string): Promise<void> {
  const ofTenant = await charge(platform, 'invitationsOf', tenantId);
  try {
    await charge(platform, 'invitationsTo', email.toLowerCase());
  } catch (error) {
    // Other businesses have mailed this address too often, so this business's own budget is refunded.
    await refundCharges(platform, [ofTenant]);
    throw error;
  }
}
