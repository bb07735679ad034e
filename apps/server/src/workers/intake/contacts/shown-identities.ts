import {
  type BookContact,
  type Holding,
  type IdentityKind,
  identityKinds,
  isLaterThan,
  isParentId,
  NEVER,
} from './book-contact.ts';
import { type Holders, holdingOf, isClosed, keyOf } from './holders.ts';
import type { IdentityBook } from './identity-book.ts';

/** What contacts show of the identities they hold, and what is written beside it. */
export interface View {
  /** Chooses what a contact shows, of what it is the latest holder of. */
  show(contact: BookContact): void;
  /** Keeps what a contact holds within `MOST_IDENTITIES`. After all are shown. */
  forgetOldest(contact: BookContact): void;
  /** Fills which rows must lead from an identity to this contact, and which no longer. After all are shown. */
  listAliases(contact: BookContact): void;
  spansOf: IdentityBook['spansOf'];
  isContested: IdentityBook['isContested'];
}

/**
 * So many identities of one contact are remembered. A customer has a handful; without a bound, whoever signs webhooks that make
 * thousands of numbers one person would have all of them loaded with every message from any of them.
 */
const MOST_IDENTITIES = 100;

/** `asked`: identities (`tenant kind value`) of which every holder is in the book; of others what is stored counts. */
export function createView(
  holders: Holders,
  {
    asked,
    staleAliases,
    forgotten,
  }: { asked: ReadonlySet<string> } & Pick<IdentityBook, 'staleAliases' | 'forgotten'>,
): View {
  function show(contact: BookContact): void {
    for (const kind of identityKinds) {
      const before = contact.seen[kind];
      const shown = chooseShown(contact, kind);
      if (shown?.value !== (before.value ?? undefined)) {
        contact.isChanged = true;
        if (before.value !== null) contact.moved.add(keyOf(kind, before.value));
      }
      if (shown && shown.last > before.at) contact.isTouched = true;
      contact.seen[kind] = shown ? { value: shown.value, at: shown.last } : { value: null, at: NEVER };
      if (kind !== 'phone') continue;
      const since = shown?.first ?? NEVER;
      if (since !== contact.phoneSince && shown?.value === before.value) contact.isTouched = true;
      contact.phoneSince = since;
    }
  }

  function isHeld(contact: BookContact, key: string, { isLost }: Holding): boolean {
    if (!asked.has(`${contact.tenantId} ${key}`)) return !isLost;
    return holders.current(contact.tenantId, key) === contact;
  }

  function chooseShown(contact: BookContact, kind: IdentityKind): Holding | undefined {
    let shown: Holding | undefined;
    for (const [key, holding] of contact.holdings) {
      if (holding.kind !== kind || !isHeld(contact, key, holding)) continue;
      if (!shown || isShownBefore(holding, shown)) shown = holding;
    }
    return shown;
  }

  function forgetOldest(contact: BookContact): void {
    const excess = contact.holdings.size - MOST_IDENTITIES;
    if (excess <= 0) return;
    const oldest = [...contact.holdings]
      .filter(([, { kind, value }]) => contact.seen[kind].value !== value)
      .sort(([keyA, a], [keyB, b]) => (a.last === b.last ? (keyA < keyB ? -1 : 1) : a.last - b.last))
      .slice(0, excess);
    for (const [key, { kind, value }] of oldest) {
      contact.holdings.delete(key);
      holders.remove(contact, key);
      forgotten.push({ contact, kind, value });
    }
  }

  /** Which rows must lead from an identity to this contact, and which no longer. */
  function listAliases(contact: BookContact): void {
    const { tenantId } = contact;
    for (const [key, holding] of contact.holdings) {
      const { kind, value } = holding;
      holding.isLost = !isHeld(contact, key, holding);
      if (holding.isLost) continue;
      if (contact.seen[kind].value !== value) {
        if (!holding.isAlias) contact.newAliases.push({ kind, value });
      } else if (contact.hasJoined || holders.of(tenantId, key).some((it) => holdingOf(it, key).isAlias)) {
        staleAliases.push({ tenantId, kind, value });
      }
    }
  }

  return {
    show,
    forgetOldest,
    listAliases,
    isContested: ({ tenantId, seen }) =>
      (['phone', 'lid'] as const).some((kind) => {
        const { value } = seen[kind];
        return value !== null && holders.of(tenantId, keyOf(kind, value)).length > 1;
      }),
    spansOf: (contact) =>
      [...contact.moved].flatMap((key) => {
        const holding = contact.holdings.get(key);
        if (!holding || holding.kind === 'username') return [];
        const isShown = contact.seen[holding.kind].value === holding.value;
        const isPlain = isShown && !holding.isKept && holders.of(contact.tenantId, key).length === 1;
        return isPlain ? [] : [holding];
      }),
  };
}

/** What was left stands behind what was not, a parent id behind a plain one; then the latest seen is shown. */
function isShownBefore(a: Holding, b: Holding): boolean {
  if (a.kind === 'bsuid' && isParentId(a.value) !== isParentId(b.value)) return isParentId(b.value);
  if (isClosed(a) !== isClosed(b)) return isClosed(b);
  return isLaterThan({ value: a.value, at: a.last }, { value: b.value, at: b.last });
}
