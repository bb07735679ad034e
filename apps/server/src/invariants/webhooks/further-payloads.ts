import { accountPayloads } from './account-payloads.ts';
import type { Json, Payload } from './payload.ts';

/* Webhooks in Meta's format that the corpus lacks. Every string and number in them is unique. */

const metadata = { display_phone_number: '972123456789', phone_number_id: '1122334455667' };
const someone = { profile: { name: 'Ghita El Fassi', username: 'ghita.fes' }, wa_id: '212661000777' };

let made = 0;

function message(becomes: string, type: string, body: Json, more: Json = {}): Payload {
  made += 1;
  const item = {
    from: '212661000777',
    id: `wamid.further.${made}`,
    timestamp: '1760000001',
    type,
    ...more,
  };
  return {
    field: 'messages',
    becomes,
    value: { messaging_product: 'whatsapp', metadata, contacts: [someone], messages: [{ ...item, ...body }] },
  };
}

const file = { id: '1900000000000017', sha256: 'c2hhLW9mLXRoZS1maWxl', url: 'https://lookaside.example/17' };
const product = { product_retailer_id: 'sku-17', quantity: 3, item_price: 12.75, currency: 'MAD' };

export const furtherPayloads: Record<string, Payload> = {
  'a video with a caption': message('video', 'video', {
    video: { ...file, mime_type: 'video/mp4', caption: 'the new terrace' },
  }),
  'an audio file that is no voice note': message('audio', 'audio', {
    audio: { ...file, mime_type: 'audio/mpeg', voice: false },
  }),
  'a pinned place': message('location', 'location', {
    location: {
      latitude: 33.97159,
      longitude: -6.84981,
      name: 'Café Maure',
      address: 'Oudayas, Rabat',
      url: 'https://maure.example',
    },
  }),
  'a reaction': message('reaction', 'reaction', { reaction: { message_id: 'wamid.before', emoji: '🧡' } }),
  'an edited text': message('edit', 'edit', {
    edit: {
      original_message_id: 'wamid.before',
      message: { type: 'text', text: { body: 'at nine, not at eight' } },
    },
  }),
  'the answer to a flow': message('interactive_reply', 'interactive', {
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"tok-4711","seats":4}' },
    },
    context: { from: '972123456789', id: 'wamid.flow' },
  }),
  'a permission to call': message('interactive_reply', 'interactive', {
    interactive: {
      type: 'call_permission_reply',
      call_permission_reply: {
        response: 'accept',
        expiration_timestamp: 1760604800,
        response_source: 'user_action',
      },
    },
  }),
  'a reply of an unknown type': message('interactive_reply', 'interactive', {
    interactive: { type: 'palm_reply', palm_reply: { lines: ['long life'] } },
  }),
  'an answer that lost its body': message('unsupported', 'interactive', {
    errors: [{ code: 131060, title: 'This message is unavailable', details: 'was never delivered' }],
  }),
  'an order': message('order', 'order', {
    order: { catalog_id: '500600700', text: 'for Friday', product_items: [product] },
  }),
  'an order whose prices are texts': message('order', 'order', {
    order: { catalog_id: '500600701', product_items: [{ ...product, quantity: '2', item_price: '7.25' }] },
  }),
  'a question about a product': message(
    'text',
    'text',
    { text: { body: 'do you have it in blue?' } },
    {
      context: {
        from: '972123456789',
        id: 'wamid.p',
        referred_product: { catalog_id: '51', product_retailer_id: 'blue-9' },
      },
    },
  ),
  'a message through an ad': message(
    'text',
    'text',
    { text: { body: 'I saw your ad' } },
    {
      referral: {
        source_url: 'https://fb.me/ad17',
        source_type: 'ad',
        source_id: '120200300',
        headline: 'Mint tea',
        body: 'half price',
        media_type: 'image',
        image_url: 'https://scontent.example/ad.jpg',
        ctwa_clid: 'ARAkLkA8rmlF',
        welcome_message: { text: 'Marhaba' },
      },
    },
  ),
  'a message in a group': message(
    'text',
    'text',
    { text: { body: 'who comes?' } },
    { group_id: 'Y2FwaWxhcnk6NDI' },
  ),
  'the first step of a new customer': message('request_welcome', 'request_welcome', {}),
  'something Meta does not support': message('unsupported', 'unsupported', {
    errors: [{ code: 131051, title: 'Message type unknown', error_data: { details: 'view once' } }],
    unsupported: { type: 'view_once' },
  }),
  'an unknown type': message('unknown', 'hologram', {
    hologram: { depth_cm: 41, of: ['a cat', 'a hat'] },
  }),
  'a text that is not as it should be': message('unknown', 'text', { text: { corpus: 'no body at all' } }),
  'a customer without a phone': {
    field: 'messages',
    becomes: 'text',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [
        {
          profile: { name: 'Anonymous Ali', username: 'ali.incognito' },
          user_id: 'MA.55512345678901',
          parent_user_id: 'MA.ENT.99912345678901',
        },
      ],
      messages: [
        {
          from_user_id: 'MA.55512345678901',
          from_parent_user_id: 'MA.ENT.99912345678901',
          id: 'wamid.ali',
          timestamp: '1760000002',
          type: 'text',
          text: { body: 'no number, sorry' },
        },
      ],
    },
  },
  'a changed user id': message('system', 'system', {
    system: {
      type: 'user_changed_user_id',
      body: 'Ghita changed her id',
      user_id: 'MA.777',
      previous_user_id: 'MA.776',
    },
  }),
  'an error beside the messages': {
    field: 'messages',
    item: 'error',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      errors: [
        { code: 130429, title: 'Rate limit hit', message: 'slow down', error_data: { details: 'too fast' } },
      ],
    },
  },
  ...accountPayloads,
  'a customer who wants no more marketing': {
    field: 'user_preferences',
    item: 'stop',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [someone],
      user_preferences: [
        {
          wa_id: '212661000777',
          detail: 'asked for it',
          category: 'marketing_messages',
          value: 'stop',
          timestamp: 1760000009,
        },
      ],
    },
  },
  'a call': {
    field: 'calls',
    becomes: 'call',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      calls: [
        {
          id: 'wacid.17',
          from: '212661000777',
          to: '972123456789',
          event: 'connect',
          timestamp: '1760000011',
          session: { sdp_type: 'offer', sdp: 'v=0 o=17' },
        },
      ],
    },
  },
  'the address book of the phone': {
    field: 'smb_app_state_sync',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      state_sync: [
        {
          type: 'contact',
          action: 'add',
          contact: { full_name: 'Pablo Morales', first_name: 'Pablo', phone_number: '16505551234' },
          metadata: { timestamp: '1760000012', version: 17 },
        },
      ],
    },
  },
  'the history of a number': {
    field: 'history',
    becomes: 'text',
    item: 'progress',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      history: [
        {
          metadata: { phase: 1, chunk_order: 2, progress: 55 },
          threads: [
            {
              id: '212661000777',
              messages: [
                {
                  from: '212661000777',
                  id: 'wamid.long.ago',
                  timestamp: '1700000017',
                  type: 'text',
                  text: { body: 'long ago' },
                  history_context: { status: 'READ' },
                },
              ],
            },
          ],
        },
      ],
    },
  },
};
