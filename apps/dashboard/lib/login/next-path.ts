/** The page to return to after signing in; only paths of this origin, otherwise the inbox. */
export function safeNext(wanted: string | null, origin: string): string {
  const home = '/inbox';
  // Browsers treat a backslash as a slash, and `//` starts another host.
  if (wanted === null || !/^\/(?![/\\])/.test(wanted)) return home;
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : undefined;
  if (!url || url.origin !== origin || url.pathname.startsWith('/sign-')) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
