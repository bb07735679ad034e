/** Where somebody wanted to go before they had to sign in; only a page of ours, else the inbox. */
export function safeNext(wanted: string | null, origin: string): string {
  const home = '/inbox';
  // A backslash is a slash to browsers, and `//` begins another host.
  if (wanted === null || !/^\/(?![/\\])/.test(wanted)) return home;
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : undefined;
  if (!url || url.origin !== origin || url.pathname.startsWith('/sign-')) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
