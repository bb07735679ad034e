import type { Capabilities } from '@waqtor/provider';

const mb = 1024 * 1024;
const none = { level: 'none' } as const;
const full = { level: 'full' } as const;

const officeTypes = 'application/vnd.openxmlformats-officedocument';
const imageTypes = ['image/jpeg', 'image/png'];
const videoTypes = ['video/mp4', 'video/3gpp'];
const audioTypes = ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'];
const documentTypes = [
  'application/pdf',
  'text/plain',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  `${officeTypes}.wordprocessingml.document`,
  `${officeTypes}.spreadsheetml.sheet`,
  `${officeTypes}.presentationml.presentation`,
];

/** The capabilities of the Cloud API, with Meta's limits. */
export const cloudApiCapabilities: Capabilities = {
  text: { level: 'full', maxLength: 4096 },
  image: { level: 'full', maxBytes: 5 * mb, maxLength: 1024, mimeTypes: imageTypes },
  video: { level: 'full', maxBytes: 16 * mb, maxLength: 1024, mimeTypes: videoTypes },
  audio: {
    level: 'full',
    maxBytes: 16 * mb,
    mimeTypes: audioTypes,
    note: 'Ogg with the Opus codec only; a voice note is that.',
  },
  document: {
    level: 'full',
    maxBytes: 100 * mb,
    maxLength: 1024,
    mimeTypes: [...documentTypes, ...imageTypes, ...videoTypes, ...audioTypes],
  },
  sticker: {
    level: 'full',
    maxBytes: 500 * 1024,
    maxStaticBytes: 100 * 1024,
    mimeTypes: ['image/webp'],
    note: '100 KB when not animated.',
  },
  location: full,
  contacts: full,
  reaction: full,
  reply: full,
  buttons: { level: 'full', maxLength: 1024, note: 'At most 3 of 20 characters.' },
  lists: { level: 'full', maxLength: 4096, note: 'At most 10 rows in all.' },
  links: { level: 'full', maxLength: 1024, note: 'One button that opens an address.' },
  template: full,
  edit: { level: 'none', note: 'Inbound only.' },
  revoke: { level: 'none', note: 'Inbound only.' },
  poll: none,
  typing: { level: 'limited', note: 'With the id of an inbound message, which it also marks read.' },
  markRead: full,
  block: { level: 'limited', note: 'Customers who wrote within the last 24 hours.' },
  uploadMedia: { level: 'full', maxBytes: 100 * mb },
  downloadMedia: { level: 'full', maxBytes: 100 * mb },
  profile: full,
  phoneNumber: full,
  groups: { level: 'none', note: 'Gated by Meta; messages from groups are read.' },
  numberCheck: none,
  lid: none,
  qrLogin: none,
  webhooks: full,
  window: full,
};
