import type { ReactNode } from 'react';
import { matchesWords } from '../../lib/match-words.ts';

export interface PickerItem {
  /** Without spaces. */
  id: string;
  /** Its text; the search looks for it, and for the other texts. */
  label: string;
  /** Its state or value, at the end of the line. */
  detail?: string | undefined;
  /** More about it, below the label. */
  description?: string | undefined;
  icon?: ReactNode;
  /** Shown in place of the label, such as a tag. */
  content?: ReactNode;
  /** The heading above it and its neighbours of the same group. */
  group?: string;
  /** Whether it applies now; `mixed`: to some of the objects. */
  isSet?: boolean | 'mixed';
  /** Opens another list. */
  hasMore?: boolean;
  /** Never among the recent choices, such as "Unassigned". */
  isFixed?: boolean;
  onSelect(): void;
}

export interface PickerGroup {
  heading: string | undefined;
  items: PickerItem[];
}

/**
 * The items found, in the order in which they are listed: if nothing is typed, recent choices first, under their
 * own heading.
 */
export function arrangeItems(
  items: readonly PickerItem[],
  typed: string,
  recent: { ids: readonly string[]; heading: string },
): PickerGroup[] {
  const isSearch = typed.trim() !== '';
  const found = isSearch
    ? items.filter((item) =>
        matchesWords([item.label, item.detail, item.description].join(' '), typed.trim()),
      )
    : items;
  const recentItems = isSearch
    ? []
    : recent.ids.flatMap((id) => found.find((item) => item.id === id && !item.isFixed) ?? []);
  const groups = new Map<string | undefined, PickerItem[]>();
  for (const item of found)
    if (!recentItems.includes(item)) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  const rest = [...groups].map(([heading, groupItems]) => ({ heading, items: groupItems }));
  return recentItems.length > 0 ? [{ heading: recent.heading, items: recentItems }, ...rest] : rest;
}
