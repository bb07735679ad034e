interface Fetched<Item> {
  data: Item[];
  nextCursor: string | null;
}

/** Fetches all pages of a list that is short enough to be shown whole. */
export async function allPages<Item>(
  fetchPage: (query: { limit: number; cursor?: string }) => Promise<Fetched<Item>>,
): Promise<Item[]> {
  let page = await fetchPage({ limit: 100 });
  const items = [...page.data];
  while (page.nextCursor !== null) {
    page = await fetchPage({ limit: 100, cursor: page.nextCursor });
    items.push(...page.data);
  }
  return items;
}
