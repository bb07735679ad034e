/** Hosts where Meta stores files. */
const metaDomains = ['facebook.com', 'fbcdn.net', 'fbsbx.com', 'whatsapp.net'];

/**
 * Whether a request with the token may be sent to this URL: only to Meta's own hosts over https, or to the
 * configured Graph.
 */
export function isAllowed(url: URL, graphOrigin: string): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === graphOrigin) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return metaDomains.some((domain) => url.hostname.endsWith(`.${domain}`));
}
