const MAX_KEPT = 5;
/** Removed with the other data of the user when another one signs in. */
const storageKey = (kind: string) => `recent-${kind}`;

/** The ids chosen last in pickers of this kind, latest first. */
export function recentChoices(kind: string): readonly string[] {
  return localStorage.getItem(storageKey(kind))?.split(' ') ?? [];
}

export function rememberChoice(kind: string, id: string): void {
  const kept = [id, ...recentChoices(kind).filter((it) => it !== id)].slice(0, MAX_KEPT);
  localStorage.setItem(storageKey(kind), kept.join(' '));
}
