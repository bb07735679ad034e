/*
 * Recognises the notations of phone numbers: in a link, in a `tel:` URI, as an id of another gateway. This
 * module only removes what surrounds the number; whether the rest is a valid number is decided elsewhere.
 */

/** An address without the text around it. */
export interface AddressText {
  /** The number as written, or the user part of an id. */
  text: string;
  /** The part after the `@` of an id, in lower case. */
  server?: string;
}

/** Invisible characters: direction marks, joiners, fillers, blanks without width, keycap frames. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]|\u20e3/gu;
/**
 * The user part, then the server: `212612345678:12@s.whatsapp.net`, `212612345678@c.us`, `98765@lid`,
 * `1203630@g.us`.
 */
const jid = /^([^@]{1,100})@(c\.us|s\.whatsapp\.net|hosted|lid|hosted\.lid|g\.us)$/i;
/** The agent and device suffixes of an id's user part. */
const device = /(?:[._]\d{1,3})?(?::\d{1,5})?$/;
const uri = /^(?:tel|whatsapp):(?!\/\/)([^;?]*)(?:;([^?]*))?/i;
const path = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^/?#]*)/i;
const query =
  /^(?:whatsapp:\/\/|(?:https?:\/\/)?(?:www\.|api\.|web\.)?whatsapp\.com\/|(?:https?:\/\/)?(?:www\.)?wa\.me\/)send\/?\?([^#]*)/i;

/** The text in plain characters and ASCII digits, without invisible characters. */
export function plainText(text: string): string {
  return asciiDigits(text.normalize('NFKC').replace(unseen, '')).trim();
}

function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** Converts a decimal digit of any script to 0–9. */
export function asciiDigit(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  // The ten digits of a script are consecutive code points, and the one before its zero is not a digit.
  for (let value = 0; value < 10; value++) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) return String(value);
  }
  return char;
}

/** Parses the result of `plainText`. A text in none of these notations is returned unchanged. */
export function readAddressText(text: string): AddressText {
  const [, user, server = ''] = jid.exec(text) ?? [];
  if (user !== undefined) return { text: user.replace(device, ''), server: server.toLowerCase() };
  const [, parameters] = query.exec(text) ?? [];
  if (parameters !== undefined) return { text: new URLSearchParams(parameters).get('phone') ?? '' };
  const [, segment] = path.exec(text) ?? [];
  if (segment !== undefined) return { text: segment.replaceAll('%20', ' ').replaceAll(/%2b/gi, '+') };
  const [, local, rest = ''] = uri.exec(text) ?? [];
  if (local === undefined) return { text };
  // RFC 3966: a local number has its country code in `phone-context`.
  const [, context = ''] = /(?:^|;)phone-context=(\+\d{1,4})(?:;|$)/i.exec(rest) ?? [];
  const hasExtension = /(?:^|;)ext=/i.test(rest);
  return { text: hasExtension ? text : local.trim().startsWith('+') ? local : context + local };
}

/** Normalises a linked id (LID): without a device, with its server. Any other text is returned unchanged. */
export function readLid(lid: string): string {
  const { text, server } = readAddressText(plainText(lid));
  if (server?.endsWith('lid')) return `${text}@lid`;
  return server === undefined && /^\d+$/.test(text) ? `${text}@lid` : lid;
}
