/** A contact card as it may come: Meta's shape, of which nothing is certain. */
export interface Card {
  name: string | undefined;
  organisation: string | undefined;
  phones: { number: string; kind: string | undefined }[];
  emails: string[];
}

export function cardOf(raw: Record<string, unknown>): Card {
  const name = objectOf(raw.name);
  const org = objectOf(raw.org);
  return {
    name:
      textOf(name.formatted_name) ??
      ([name.first_name, name.last_name].filter(textOf).join(' ') || undefined),
    organisation: [org.company, org.title].filter(textOf).join(', ') || undefined,
    phones: listOf(raw.phones).flatMap((phone) => {
      const number = textOf(phone.phone) ?? textOf(phone.wa_id);
      return number === undefined ? [] : [{ number, kind: textOf(phone.type) }];
    }),
    emails: listOf(raw.emails).flatMap((email) => textOf(email.email) ?? []),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
