/*
 * The forms in which a phone number comes along: in a link, in a `tel:` URI, as an id of another gateway. Only what
 * surrounds the number is taken away here; whether the rest is a number, others judge.
 */

/** What a text names, without what surrounds it. */
export interface AddressText {
  /** The number as it was written, or the user part of an id. */
  text: string;
  /** What stands behind the `@` of an id, in small letters. */
  server?: string;
}

/** What nobody sees: marks of direction, joiners, fillers, blanks that are drawn as nothing, frames of keycaps. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]|\u20e3/gu;
/** `212612345678:12@s.whatsapp.net`, `212612345678@c.us`, `98765@lid`, `1203630@g.us`: the user part, then the server. */
const jid = /^([^@]{1,100})@(c\.us|s\.whatsapp\.net|hosted|lid|hosted\.lid|g\.us)$/i;
/** The agent and the device behind the user of an id. */
const device = /(?:[._]\d{1,3})?(?::\d{1,5})?$/;
const uri = /^(?:tel|whatsapp):(?!\/\/)([^;?]*)(?:;([^?]*))?/i;
const path = /^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^/?#]*)/i;
const query =
  /^(?:whatsapp:\/\/|(?:https?:\/\/)?(?:www\.|api\.|web\.)?whatsapp\.com\/|(?:https?:\/\/)?(?:www\.)?wa\.me\/)send\/?\?([^#]*)/i;

/** The text in plain characters and digits, without what nobody sees. */
export function plainText(text: string): string {
  return asciiDigits(text.normalize('NFKC').replace(unseen, '')).trim();
}

function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** A decimal digit of any script as 0 to 9. */
export function asciiDigit(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  // A script's ten digits stand in a row, and nothing that is a digit before its zero.
  for (let value = 0; value < 10; value++) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) return String(value);
  }
  return char;
}

/** Reads what `plainText` gave; a text in none of these forms is returned as it is. */
export function readAddressText(text: string): AddressText {
  const [, user, server = ''] = jid.exec(text) ?? [];
  if (user !== undefined) return { text: user.replace(device, ''), server: server.toLowerCase() };
  const [, parameters] = query.exec(text) ?? [];
  if (parameters !== undefined) return { text: new URLSearchParams(parameters).get('phone') ?? '' };
  const [, segment] = path.exec(text) ?? [];
  if (segment !== undefined) return { text: segment.replaceAll('%20', ' ').replaceAll(/%2b/gi, '+') };
  const [, local, rest = ''] = uri.exec(text) ?? [];
  if (local === undefined) return { text };
  // RFC 3966: a number without a country code says where it holds.
  const [, context = ''] = /(?:^|;)phone-context=(\+\d{1,4})(?:;|$)/i.exec(rest) ?? [];
  const hasExtension = /(?:^|;)ext=/i.test(rest);
  return { text: hasExtension ? text : local.trim().startsWith('+') ? local : context + local };
}

/** A linked id in one spelling: without its device, and with its server. Any other text is returned as it is. */
export function readLid(lid: string): string {
  const { text, server } = readAddressText(plainText(lid));
  if (server?.endsWith('lid')) return `${text}@lid`;
  return server === undefined && /^\d+$/.test(text) ? `${text}@lid` : lid;
}
