import type { Contact } from '../list/contact-filters.ts';

/** A line of two contacts side by side. */
export interface MergeLine {
  field: 'name' | 'phone' | 'email' | 'language' | 'username' | 'profileName' | 'bsuid';
  kept: string | null;
  given: string | null;
  /** `filled`: what stays did not know it. `alias`: both have one, and the other one leads here as well from now on. */
  outcome: 'kept' | 'filled' | 'alias' | 'dropped';
}

const fields = ['name', 'phone', 'email', 'language', 'username', 'profileName', 'bsuid'] as const;
const identities: readonly string[] = ['phone', 'username', 'bsuid'];

/** What the server makes of each field when `given` becomes part of `kept`: what `kept` knows wins. */
export function previewMerge(kept: Contact, given: Contact): MergeLine[] {
  return fields.flatMap((field): MergeLine[] => {
    const [own, other] = [kept[field], given[field]];
    if (own === null && other === null) return [];
    return [{ field, kept: own, given: other, outcome: outcomeOf(field, own, other) }];
  });
}

function outcomeOf(field: string, own: string | null, other: string | null): MergeLine['outcome'] {
  if (other === null || own === other) return 'kept';
  if (own === null) return 'filled';
  return identities.includes(field) ? 'alias' : 'dropped';
}
