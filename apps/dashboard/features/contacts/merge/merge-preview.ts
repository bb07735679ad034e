import type { Contact } from '../list/contact-filters.ts';

/** One field of the side-by-side comparison. */
export interface MergeField {
  field: 'name' | 'phone' | 'email' | 'language' | 'username' | 'profileName' | 'bsuid';
  target: string | null;
  source: string | null;
  /**
   * `filled`: the kept contact had no value. `alias`: both have one, and the other value becomes an
   * additional identity of the kept contact.
   */
  outcome: 'kept' | 'filled' | 'alias' | 'dropped';
}

const fields = ['name', 'phone', 'email', 'language', 'username', 'profileName', 'bsuid'] as const;
const identities: readonly string[] = ['phone', 'username', 'bsuid'];

/** Predicts the server's result for each field when `given` is merged into `kept`: values of `kept` win. */
export function previewMerge(target: Contact, source: Contact): MergeField[] {
  return fields.flatMap((field): MergeField[] => {
    const [own, other] = [target[field], source[field]];
    if (own === null && other === null) return [];
    return [{ field, target: own, source: other, outcome: outcomeOf(field, own, other) }];
  });
}

function outcomeOf(field: string, own: string | null, other: string | null): MergeField['outcome'] {
  if (other === null || own === other) return 'kept';
  if (own === null) return 'filled';
  return identities.includes(field) ? 'alias' : 'dropped';
}
