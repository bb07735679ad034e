/**
 * A customer's identifiers at an engine, any subset of which may be known. `phone` is E.164 with `+`; `bsuid`
 * is Meta's business-scoped user id; `lid` is a linked device's hidden id.
 */
export interface Identity {
  phone?: string;
  bsuid?: string;
  parentBsuid?: string;
  lid?: string;
  username?: string;
}

/** An id that only the adapter that created it may parse (a wamid, a Baileys key). */
export type ProviderId = string & { readonly __brand: 'ProviderId' };
export function providerId(value: string): ProviderId {
  return value as ProviderId;
}
