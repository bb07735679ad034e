/** How well an engine supports a feature. */
export type SupportLevel = 'full' | 'limited' | 'none';

/** One feature of an engine, as data. Sizes are in bytes, lengths in characters. */
export interface Capability {
  level: SupportLevel;
  maxBytes?: number;
  /** A separate limit for static files (stickers). */
  maxStaticBytes?: number;
  maxLength?: number;
  mimeTypes?: readonly string[];
  note?: string;
}

export const capabilityNames = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'reply',
  'buttons',
  'lists',
  'links',
  'template',
  'edit',
  'revoke',
  'poll',
  'typing',
  'markRead',
  'block',
  'uploadMedia',
  'downloadMedia',
  'profile',
  'phoneNumber',
  'groups',
  'numberCheck',
  'lid',
  'qrLogin',
  'webhooks',
  'window',
] as const;
export type CapabilityName = (typeof capabilityNames)[number];
/**
 * Every name must be declared, so that none is missing by accident. `lid`: sending to a linked device's
 * hidden id (every engine sends to phone numbers and business-scoped user ids). `window`: free-form messages
 * only within 24 hours.
 */
export type Capabilities = Readonly<Record<CapabilityName, Capability>>;
