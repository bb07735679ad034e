import { type Alias, type BookContact, finalContact } from './book-contact.ts';

/** The phones beside the one each contact shows, by contact id; in one pass, however many contacts there are. */
export function otherPhones(
  contacts: readonly BookContact[],
  stored: readonly { contact: BookContact; aliases: readonly Alias[] }[],
): Map<string, string[]> {
  const phones = new Map<string, string[]>();
  const add = (id: string, aliases: readonly Alias[]) => {
    for (const { kind, value } of aliases) {
      if (kind !== 'phone') continue;
      const known = phones.get(id);
      if (known) known.push(value);
      else phones.set(id, [value]);
    }
  };
  for (const { contact, aliases } of stored) add(finalContact(contact).id, aliases);
  for (const contact of contacts) add(contact.id, contact.newAliases);
  return phones;
}
