import { create } from 'zustand';

interface Selection {
  ids: ReadonlySet<string>;
  /** The anchor of a range selection. */
  anchorId: string | undefined;
}

/** The conversations selected for bulk actions. */
export const useSelection = create<Selection>(() => ({ ids: new Set(), anchorId: undefined }));

export function clearSelection(): void {
  if (useSelection.getState().ids.size > 0) useSelection.setState({ ids: new Set(), anchorId: undefined });
}

/** Toggles one; with `isRange`, selects everything between it and the anchor. */
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
