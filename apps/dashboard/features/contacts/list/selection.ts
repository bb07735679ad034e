/** The selected rows, and the anchor from which Shift extends the range. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: number;
}

export const emptySelection: Selection = { ids: new Set(), anchor: 0 };

/** Toggles one row. */
export function toggle({ ids }: Selection, rows: readonly { id: string }[], index: number): Selection {
  const id = rows[index]?.id;
  const next = new Set(ids);
  if (id !== undefined && !next.delete(id)) next.add(id);
  return { ids: next, anchor: index };
}

/** Selects the range from the last toggled row to this one. */
export function extend(
  { ids, anchor }: Selection,
  rows: readonly { id: string }[],
  index: number,
): Selection {
  const [first, last] = anchor < index ? [anchor, index] : [index, anchor];
  return { ids: new Set([...ids, ...rows.slice(first, last + 1).map((row) => row.id)]), anchor };
}

/** Selects all loaded rows, or clears the selection. */
export function toggleAll({ ids }: Selection, rows: readonly { id: string }[]): Selection {
  return isAll(ids, rows) ? emptySelection : { ids: new Set(rows.map((row) => row.id)), anchor: 0 };
}

export function isAll(ids: ReadonlySet<string>, rows: readonly { id: string }[]): boolean {
  return rows.length > 0 && rows.every((row) => ids.has(row.id));
}
