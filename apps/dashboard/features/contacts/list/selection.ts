/** What is selected, and from where Shift extends. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: number;
}

export const nothing: Selection = { ids: new Set(), anchor: 0 };

/** Selects this row as well, or no longer. */
export function toggle({ ids }: Selection, rows: readonly { id: string }[], index: number): Selection {
  const id = rows[index]?.id;
  const next = new Set(ids);
  if (id !== undefined && !next.delete(id)) next.add(id);
  return { ids: next, anchor: index };
}

/** Selects all rows from the last one that was touched to this one. */
export function extend(
  { ids, anchor }: Selection,
  rows: readonly { id: string }[],
  index: number,
): Selection {
  const [first, last] = anchor < index ? [anchor, index] : [index, anchor];
  return { ids: new Set([...ids, ...rows.slice(first, last + 1).map((row) => row.id)]), anchor };
}

/** Selects every row that is loaded, or none. */
export function toggleAll({ ids }: Selection, rows: readonly { id: string }[]): Selection {
  return isAll(ids, rows) ? nothing : { ids: new Set(rows.map((row) => row.id)), anchor: 0 };
}

export function isAll(ids: ReadonlySet<string>, rows: readonly { id: string }[]): boolean {
  return rows.length > 0 && rows.every((row) => ids.has(row.id));
}
