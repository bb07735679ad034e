import {
  type ContactState,
  type IdentityKind,
  type IdentitySpan,
  identityKinds,
  isLaterThan,
  isParentId,
  NEVER,
} from './contact-state.ts';
import { type HolderIndex, isClosed, keyOf, spanOf } from './holder-index.ts';
import type { IdentityResolver } from './identity-resolver.ts';

/** Chooses which identities contacts show, and which rows have to be written for the others. */
export interface View {
  /** Chooses the identities that a contact shows, from those of which it is the latest holder. */
  show(contact: ContactState): void;
  /** Limits a contact to `MAX_IDENTITIES` spans. Call it after `show` was called for all contacts. */
  dropOldest(contact: ContactState): void;
  /**
   * Fills in the alias rows to write and those to delete. Call it after `show` was called for all contacts.
   */
  listAliases(contact: ContactState): void;
  spansOf: IdentityResolver['spansOf'];
  isContested: IdentityResolver['isContested'];
}

/**
 * Maximum number of identities stored per contact. A real contact has a handful. Without a limit, a sender of
 * signed webhooks that gives one person thousands of numbers would have all of them loaded with every message
 * from any of them.
 */
const MAX_IDENTITIES = 100;

/**
 * `asked`: identities (`tenant kind value`) whose holders are all in the resolver. For other identities the
 * stored flag is used.
 */
export function createView(
  holders: HolderIndex,
  {
    asked,
    staleAliases,
    forgotten,
  }: { asked: ReadonlySet<string> } & Pick<IdentityResolver, 'staleAliases' | 'forgotten'>,
): View {
  function show(contact: ContactState): void {
    for (const kind of identityKinds) {
      const before = contact.seen[kind];
      const shown = chooseShown(contact, kind);
      if (shown?.value !== (before.value ?? undefined)) {
        contact.isChanged = true;
        if (before.value !== null) contact.changedKeys.add(keyOf(kind, before.value));
      }
      if (shown && shown.last > before.at) contact.isTouched = true;
      contact.seen[kind] = shown ? { value: shown.value, at: shown.last } : { value: null, at: NEVER };
      if (kind !== 'phone') continue;
      const since = shown?.first ?? NEVER;
      if (since !== contact.phoneSince && shown?.value === before.value) contact.isTouched = true;
      contact.phoneSince = since;
    }
  }

  function isCurrentHolder(contact: ContactState, key: string, { isLost }: IdentitySpan): boolean {
    if (!asked.has(`${contact.tenantId} ${key}`)) return !isLost;
    return holders.current(contact.tenantId, key) === contact;
  }

  function chooseShown(contact: ContactState, kind: IdentityKind): IdentitySpan | undefined {
    let shown: IdentitySpan | undefined;
    for (const [key, span] of contact.spans) {
      if (span.kind !== kind || !isCurrentHolder(contact, key, span)) continue;
      if (!shown || isShownBefore(span, shown)) shown = span;
    }
    return shown;
  }

  function dropOldest(contact: ContactState): void {
    const excess = contact.spans.size - MAX_IDENTITIES;
    if (excess <= 0) return;
    const oldest = [...contact.spans]
      .filter(([, { kind, value }]) => contact.seen[kind].value !== value)
      .sort(([keyA, a], [keyB, b]) => (a.last === b.last ? (keyA < keyB ? -1 : 1) : a.last - b.last))
      .slice(0, excess);
    for (const [key, { kind, value }] of oldest) {
      contact.spans.delete(key);
      holders.remove(contact, key);
      forgotten.push({ contact, kind, value });
    }
  }

  /** Lists the alias rows to be written for this contact, and those to be deleted. */
  function listAliases(contact: ContactState): void {
    const { tenantId } = contact;
    for (const [key, span] of contact.spans) {
      const { kind, value } = span;
      span.isLost = !isCurrentHolder(contact, key, span);
      if (span.isLost) continue;
      if (contact.seen[kind].value !== value) {
        if (!span.isAlias) contact.newAliases.push({ kind, value });
      } else if (contact.hasAbsorbed || holders.of(tenantId, key).some((it) => spanOf(it, key).isAlias)) {
        staleAliases.push({ tenantId, kind, value });
      }
    }
  }

  return {
    show,
    dropOldest,
    listAliases,
    isContested: ({ tenantId, seen }) =>
      (['phone', 'lid'] as const).some((kind) => {
        const { value } = seen[kind];
        return value !== null && holders.of(tenantId, keyOf(kind, value)).length > 1;
      }),
    spansOf: (contact) =>
      [...contact.changedKeys].flatMap((key) => {
        const span = contact.spans.get(key);
        if (!span || span.kind === 'username') return [];
        const isShown = contact.seen[span.kind].value === span.value;
        const isPlain = isShown && !span.isKept && holders.of(contact.tenantId, key).length === 1;
        return isPlain ? [] : [span];
      }),
  };
}

/**
 * Identities the contact still has come first, then plain ids before parent ids, then the most recently seen.
 */
function isShownBefore(a: IdentitySpan, b: IdentitySpan): boolean {
  if (a.kind === 'bsuid' && isParentId(a.value) !== isParentId(b.value)) return isParentId(b.value);
  if (isClosed(a) !== isClosed(b)) return isClosed(b);
  return isLaterThan({ value: a.value, at: a.last }, { value: b.value, at: b.last });
}
