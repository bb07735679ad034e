import type { Random } from '../random.ts';

type Json = Record<string, unknown>;

/** A message type in Meta's format, and the expected result. */
export interface Written {
  /** The fields besides id, from and timestamp. */
  raw: Json;
  /** The expected content; partial where files are involved. */
  content: Json;
  text: string | null;
  /** Changes or annotates another message instead of being a message of its own. */
  isModifier?: boolean;
  /** A reaction opens the customer service window; deleting and editing do not. */
  opensWindow?: boolean;
  /** The message it changes or annotates. */
  about?: string;
  /** Further fields of its change, which it does not share with other items. */
  beside?: Json;
  /** A media message without its file, which may still arrive. */
  isBare?: boolean;
}

const TEXTS = [
  'Bonjour, avez-vous cette taille ?',
  'مرحبا، هل المتجر مفتوح اليوم؟',
  'Is it on its way?',
  '👍🏽',
  '',
  ' ',
  'a\\b"c',
  'İstanbul',
  'e\u0301',
  '<b>bold</b>',
  "'; drop table messages; --",
  '‮rtl‬',
  'x'.repeat(4_096),
  '\\u0000 is no NUL',
  '\\ud800',
  'line\nbreak\ttab',
  '\u2028',
];

/**
 * Generates one message body of a random type. `known` are ids of messages to which reactions, edits and
 * revokes may refer.
 */
export function writeSomething(random: Random, mark: string, known: readonly string[]): Written {
  const write = random.pick(KINDS);
  return write(random, mark, known.length > 0 ? random.pick(known) : 'wamid.nobody');
}

type Writer = (random: Random, mark: string, target: string) => Written;

const text: Writer = (random, mark) => {
  const body = `${random.pick(TEXTS)} ${mark}`;
  return { raw: { type: 'text', text: { body } }, content: { type: 'text', text: body }, text: body };
};

/** Characters that PostgreSQL cannot store become U+FFFD; the rest of the text is unchanged. */
const broken: Writer = (random, mark) => {
  const [given, kept] = random.pick([
    ['a\u0000b', 'a\ufffdb'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['\udc00\u0000', '\ufffd\ufffd'],
  ] as const);
  const body = `${given} ${mark}`;
  return {
    raw: { type: 'text', text: { body } },
    content: { type: 'text', text: `${kept} ${mark}` },
    text: `${kept} ${mark}`,
  };
};

/** Generates a media message. */
export function writeFile(random: Random, mark: string): Written {
  return media(random, mark, '');
}

const media: Writer = (random, mark) => {
  const kind = random.pick(['image', 'video', 'audio', 'document', 'sticker'] as const);
  const body: Json = {
    id: `media-${mark}`,
    mime_type: random.pick(['image/png', 'application/pdf', 'audio/ogg; codecs=opus']),
  };
  const content: Json = { type: kind };
  const words: string[] = [];
  if (kind !== 'audio' && kind !== 'sticker' && random.chance(0.5)) {
    body.caption = content.caption = `caption ${mark}`;
    words.push(`caption ${mark}`);
  }
  if (kind === 'document') {
    body.filename = content.filename = `${mark}.pdf`;
    words.push(`${mark}.pdf`);
  }
  if (kind === 'audio') body.voice = content.voice = random.chance(0.5);
  if (kind === 'sticker') body.animated = content.animated = random.chance(0.5);
  return { raw: { type: kind, [kind]: body }, content, text: words.join('\n') || null };
};

const location: Writer = (random, mark) => {
  const latitude = random.whole(-90, 90);
  const longitude = random.whole(-180_000, 180_000) / 1_000;
  return {
    raw: { type: 'location', location: { latitude, longitude, name: mark } },
    content: { type: 'location', latitude, longitude, name: mark },
    text: mark,
  };
};

const cards: Writer = (_random, mark) => {
  const contacts = [{ name: { formatted_name: mark }, phones: [{ phone: '+1 555' }] }];
  return { raw: { type: 'contacts', contacts }, content: { type: 'contacts', contacts }, text: mark };
};

const reaction: Writer = (random, _mark, target) => {
  const emoji = random.pick(['👍', '❤️', '', undefined]);
  return {
    raw: { type: 'reaction', reaction: { message_id: target, ...(emoji === undefined ? {} : { emoji }) } },
    content: { type: 'reaction', emoji: emoji || null, targetProviderId: target },
    text: emoji || null,
    about: target,
    isModifier: true,
    opensWindow: true,
  };
};

const edit: Writer = (_random, mark, target) => ({
  raw: {
    type: 'edit',
    edit: { original_message_id: target, message: { type: 'text', text: { body: mark } } },
  },
  content: { type: 'edit', targetProviderId: target, content: { type: 'text', text: mark } },
  text: mark,
  about: target,
  isModifier: true,
  opensWindow: false,
});

const revoke: Writer = (_random, _mark, target) => ({
  raw: { type: 'revoke', revoke: { original_message_id: target } },
  content: { type: 'revoke', targetProviderId: target },
  text: null,
  about: target,
  isModifier: true,
  opensWindow: false,
});

const reply: Writer = (random, mark) => {
  if (random.chance(0.5)) {
    const content = { type: 'button', text: mark, payload: 'yes' };
    return { raw: { type: 'button', button: { text: mark, payload: 'yes' } }, content, text: mark };
  }
  const interactive = { type: 'button_reply', button_reply: { id: 'b1', title: mark } };
  const content = { type: 'interactive_reply', replyType: 'button', id: 'b1', title: mark };
  return { raw: { type: 'interactive', interactive }, content, text: mark };
};

const order: Writer = (random, mark) => {
  const quantity = random.whole(1, 9);
  const item = { product_retailer_id: 'sku', quantity, item_price: 9.5, currency: 'MAD' };
  return {
    raw: { type: 'order', order: { catalog_id: 'c1', text: mark, product_items: [item] } },
    content: {
      type: 'order',
      catalogId: 'c1',
      text: mark,
      items: [{ productId: 'sku', quantity, price: 9.5, currency: 'MAD' }],
    },
    text: mark,
  };
};

const fromAd: Writer = (random, mark, target) => {
  const written = text(random, mark, target);
  const referral = { source_type: 'ad', ctwa_clid: mark };
  return {
    ...written,
    raw: { ...written.raw, referral },
    content: { ...written.content, context: { referral } },
  };
};

/** Generates unknown types, some with names that are dangerous to a program (such as `__proto__`). */
const unheardOf: Writer = (random, mark) => {
  const kind = random.pick(['hologram', '__proto__', 'constructor', 'toString', 'hasOwnProperty']);
  const payload = { mark, nested: { constructor: { prototype: { polluted: true } } } };
  return {
    raw: Object.fromEntries([
      ['type', kind],
      [kind, payload],
    ]),
    content: { type: 'unknown', kind, payload },
    text: null,
  };
};

const deep: Writer = (random, mark) => {
  let payload: unknown = mark;
  for (let i = random.whole(10, 200); i > 0; i--) payload = [payload];
  return { raw: { type: 'abyss', abyss: payload }, content: { type: 'unknown', kind: 'abyss' }, text: null };
};

const unsupported: Writer = (_random, mark) => {
  const errors = [{ code: 131051, title: mark }];
  return { raw: { type: 'unsupported', errors }, content: { type: 'unsupported', errors }, text: null };
};

/** A reply without its body; the error is next to it. */
const lost: Writer = (random, mark) => {
  const errors = [{ code: random.pick([131000, 131060]), title: mark }];
  return {
    raw: { type: 'interactive' },
    content: { type: 'unsupported', errors },
    text: null,
    beside: { errors },
  };
};

/** A media message without the id of a file. */
const bare: Writer = (random, mark) => {
  const kind = random.pick(['image', 'document']);
  const payload = { caption: mark };
  return {
    raw: { type: kind, [kind]: payload },
    content: { type: 'unknown', kind, payload },
    text: null,
    isBare: true,
  };
};

const welcome: Writer = () => ({
  raw: { type: 'request_welcome' },
  content: { type: 'request_welcome' },
  text: null,
});

const KINDS: readonly Writer[] = [
  text,
  text,
  text,
  text,
  media,
  media,
  location,
  cards,
  reaction,
  reaction,
  edit,
  revoke,
  reply,
  order,
  fromAd,
  unheardOf,
  deep,
  broken,
  unsupported,
  lost,
  bare,
  welcome,
];
