import { type MediaKind, type MessageContent, mediaKinds } from '@waqtor/contract';
import type { CapabilityName } from './capabilities.ts';
import type { ProviderId } from './identity.ts';
import type { OutgoingMessage } from './provider.ts';

type Template = { name: string; language: string };
type Build = (inbound: ProviderId, template?: Template) => MessageContent | undefined;

const body = 'Which day suits you?';

/** One message of each type that can be sent, by name. */
const all: Readonly<Record<string, Build>> = {
  text: () => ({ type: 'text', text: 'Bonjour, مرحبا, hello' }),
  image: () => ({ type: 'image', caption: 'a picture' }),
  video: () => ({ type: 'video', caption: 'a film' }),
  audio: () => ({ type: 'audio', voice: true }),
  document: () => ({ type: 'document', caption: 'the bill', filename: 'bill.pdf' }),
  sticker: () => ({ type: 'sticker' }),
  location: () => ({
    type: 'location',
    latitude: 36.8,
    longitude: 10.18,
    name: 'Tunis',
    address: 'Avenue 1',
  }),
  contacts: () => ({
    type: 'contacts',
    contacts: [
      { name: { formatted_name: 'Amal B', first_name: 'Amal' }, phones: [{ phone: '+201001234567' }] },
    ],
  }),
  reaction: (inbound) => ({ type: 'reaction', emoji: '👍', targetProviderId: inbound }),
  'no reaction': (inbound) => ({ type: 'reaction', emoji: null, targetProviderId: inbound }),
  buttons: () => ({
    type: 'interactive',
    body,
    header: 'Delivery',
    footer: 'Thank you',
    action: { type: 'buttons', buttons: [{ id: 'mon', title: 'Monday' }] },
  }),
  list: () => ({
    type: 'interactive',
    body,
    action: {
      type: 'list',
      button: 'Days',
      sections: [{ title: 'This week', rows: [{ id: 'mon', title: 'Monday', description: 'morning' }] }],
    },
  }),
  link: () => ({
    type: 'interactive',
    body,
    action: { type: 'link', displayText: 'Open', url: 'https://example.com/a?b=c' },
  }),
  template: (_inbound, template) => (template === undefined ? undefined : { type: 'template', ...template }),
  edit: (inbound) => ({ type: 'edit', targetProviderId: inbound, content: { type: 'text', text: 'better' } }),
  revoke: (inbound) => ({ type: 'revoke', targetProviderId: inbound }),
};

const capabilities: Readonly<Record<string, CapabilityName>> = {
  'no reaction': 'reaction',
  list: 'lists',
  link: 'links',
};

export const samples = {
  all,
  media: Object.fromEntries(mediaKinds.map((kind) => [kind, true])) as Readonly<Record<MediaKind, true>>,
  capabilityOf: (kind: string): CapabilityName => capabilities[kind] ?? (kind as CapabilityName),
};

/** Types that only WhatsApp or a customer can create, and internal notes, which are never sent. */
export const inboundOnly: Readonly<Record<string, MessageContent>> = {
  note: { type: 'note', text: 'between us' },
  button: { type: 'button', text: 'Yes' },
  interactive_reply: { type: 'interactive_reply', replyType: 'button', id: 'a', title: 'A' },
  order: { type: 'order', catalogId: '1', items: [] },
  system: { type: 'system', event: 'user_changed_number' },
  request_welcome: { type: 'request_welcome' },
  payment: { type: 'payment', status: 'captured' },
  call: { type: 'call', outcome: 'missed' },
  unsupported: { type: 'unsupported', errors: [] },
  unknown: { type: 'unknown', kind: 'hologram', payload: {} },
};

/** Messages that no engine can send. */
export const unsendable: [string, Partial<OutgoingMessage>][] = [
  ['a message to nobody', { to: {} }],
  ['a number that is no number', { to: { phone: '+not-a-number' } }],
  ['an image without a file', { content: { type: 'image' } }],
];
