import { create } from 'zustand';

interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchorId: string | undefined;
}

/** Which conversations of the list are chosen for doing something to all of them. */
export const useSelection = create<Selection>(() => ({ ids: new Set(), anchorId: undefined }));

export function clearSelection(): void {
  if (useSelection.getState().ids.size > 0) useSelection.setState({ ids: new Set(), anchorId: undefined });
}

/** Adds or takes away one; with `isRange`, everything between it and the one before. */
export function select(id: string, shownIds: readonly string[], isRange: boolean): void {
  useSelection.setState(({ ids, anchorId }) => ({
    ids: isRange && anchorId !== undefined ? withRange(ids, shownIds, anchorId, id) : toggled(ids, id),
    anchorId: id,
  }));
}

export function selectAll(shownIds: readonly string[]): void {
  useSelection.setState({ ids: new Set(shownIds), anchorId: shownIds[0] });
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function withRange(
  ids: ReadonlySet<string>,
  shownIds: readonly string[],
  fromId: string,
  toId: string,
): Set<string> {
  const [from, to] = [shownIds.indexOf(fromId), shownIds.indexOf(toId)].sort((a, b) => a - b);
  if (from === undefined || to === undefined || from < 0) return toggled(ids, toId);
  return new Set([...ids, ...shownIds.slice(from, to + 1)]);
}
