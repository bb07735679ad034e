import { type ContactState, finalContact } from './contact-state.ts';
import { keyOf } from './holder-index.ts';

/**
 * Returns the phone numbers of each contact besides the one it shows, by contact id, in one pass over all
 * contacts.
 */
export function otherPhones(
  contacts: readonly ContactState[],
  stored: readonly { contact: ContactState; otherPhones: readonly string[] }[],
): Map<string, string[]> {
  const phones = new Map<string, string[]>();
  const add = (id: string, values: readonly string[]) => {
    const known = phones.get(id);
    if (known) for (const value of values) known.push(value);
    else if (values.length > 0) phones.set(id, [...values]);
  };
  for (const { contact, otherPhones } of stored) {
    const { id, spans } = finalContact(contact);
    add(
      id,
      otherPhones.filter((phone) => spans.has(keyOf('phone', phone))),
    );
  }
  for (const { id, newAliases } of contacts) {
    add(
      id,
      newAliases.filter((alias) => alias.kind === 'phone').map((alias) => alias.value),
    );
  }
  return phones;
}
