import type { Capabilities, CapabilityName } from './capabilities.ts';
import type { Provider } from './provider.ts';

/** The optional methods of a provider, each with the capability that declares it. */
export const abilityOf = {
  markRead: 'markRead',
  blockContact: 'block',
  unblockContact: 'block',
  uploadMedia: 'uploadMedia',
  downloadMedia: 'downloadMedia',
  getPhoneNumber: 'phoneNumber',
  getProfile: 'profile',
  updateProfile: 'profile',
  listTemplates: 'template',
} as const satisfies Readonly<Partial<Record<keyof Provider, CapabilityName>>>;

export type AbilityName = keyof typeof abilityOf;
export const abilityNames = Object.keys(abilityOf) as AbilityName[];

/** Whether an engine supports this at all, fully or with limits. */
export function isDeclared(capabilities: Capabilities, name: CapabilityName): boolean {
  return capabilities[name].level !== 'none';
}
