/** A contact card in Meta's format, of which every field may be missing. */
export interface Card {
  name: string | undefined;
  organisation: string | undefined;
  phones: { number: string; kind: string | undefined }[];
  emails: string[];
  /** Web addresses that are safe to open. */
  urls: string[];
  addresses: string[];
  birthday: string | undefined;
}

export function cardOf(raw: Record<string, unknown>): Card {
  const name = objectOf(raw.name);
  const org = objectOf(raw.org);
  return {
    name:
      textOf(name.formatted_name) ??
      ([name.prefix, name.first_name, name.middle_name, name.last_name, name.suffix]
        .filter(textOf)
        .join(' ') ||
        undefined),
    organisation: [org.company, org.department, org.title].filter(textOf).join(', ') || undefined,
    phones: listOf(raw.phones).flatMap((phone) => {
      const number = textOf(phone.phone) ?? textOf(phone.wa_id);
      return number === undefined ? [] : [{ number, kind: textOf(phone.type) }];
    }),
    emails: listOf(raw.emails).flatMap((email) => textOf(email.email) ?? []),
    urls: listOf(raw.urls).flatMap((url) => webAddress(textOf(url.url)) ?? []),
    addresses: listOf(raw.addresses).flatMap((it) => {
      const place = [it.street, it.zip, it.city, it.state, it.country ?? it.country_code].filter(textOf);
      return place.length > 0 ? [place.join(', ')] : [];
    }),
    birthday: textOf(raw.birthday),
  };
}

/** URLs on contact cards often lack a scheme; schemes other than http and https are rejected. */
function webAddress(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
  return /^https?:\/\//i.test(whole) && URL.canParse(whole) ? whole : undefined;
}

/** Invisible characters; a text that consists only of them counts as empty. */
const unseen = /[\p{White_Space}\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.replace(unseen, '') !== '' ? value : undefined;
}
function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
