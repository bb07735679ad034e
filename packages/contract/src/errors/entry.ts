/** What is fixed about an error code. */
export interface ErrorEntry {
  /** The HTTP status. */
  status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503;
  /** The default message; it contains what to do. */
  title: string;
  /** Whether the same request may succeed later, unchanged. */
  retry: boolean;
}
