export interface Person {
  userId: string;
  name: string;
}

/** The partial name between `@` and the caret. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{M}\p{N}'’.-]{0,40}(?: [\p{L}\p{M}\p{N}'’.-]{1,40})?)$/u.exec(
    text.slice(0, caret),
  );
  const typed = found?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}

/** Members whose name, or a word of it, starts with this text. */
export function matchPeople<P extends Person>(typed: string, people: readonly P[]): P[] {
  const wanted = typed.toLocaleLowerCase();
  return people.filter(({ name }) => {
    const known = name.toLocaleLowerCase();
    return known.startsWith(wanted) || known.split(/\s+/).some((word) => word.startsWith(wanted));
  });
}

/** The ids of the members mentioned in a note as `@Name`; if several names match, the longest wins. */
export function findMentions(text: string, people: readonly Person[]): string[] {
  const longestFirst = [...people].sort((one, other) => other.name.length - one.name.length);
  const found = new Set<string>();
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const after = text.slice(index + 1);
    const named = longestFirst.find(
      ({ name }) => after.startsWith(name) && !/^[\p{L}\p{N}]/u.test(after.slice(name.length)),
    );
    if (named) found.add(named.userId);
  }
  return [...found];
}
