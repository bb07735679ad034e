/** One response of the API. */
export interface ApiResponse<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** An API client with one credential. Every status is returned; only a broken connection throws. */
export interface ApiClient {
  call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiResponse<T>>;
  /** Returns `data` of a successful response; any other response throws. */
  data<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** Returns all items of a list, page by page. */
  all<T>(path: string): Promise<T[]>;
}

/** Creates a client for paths below `/api/v1` of `base`, with these headers. */
export function createApiClient(base: () => string, credential: Record<string, string>): ApiClient {
  async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${base()}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...credential,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as T,
    };
  }
  async function data<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    const answer = await call<{ data: T }>(method, path, body, headers);
    if (answer.status >= 300) {
      throw new Error(
        `${method} ${path} responded with ${answer.status}: ${JSON.stringify(answer.body).slice(0, 600)}`,
      );
    }
    return answer.body.data;
  }
  return {
    call,
    data,
    async all<T>(path: string) {
      const items: T[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const joint: string = path.includes('?') ? '&' : '?';
        const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const answer = await call<{ data: T[]; nextCursor: string | null }>(
          'GET',
          `${path}${joint}limit=100${query}`,
        );
        if (answer.status !== 200) throw new Error(`GET ${path} responded with ${answer.status}`);
        items.push(...answer.body.data);
        cursor = answer.body.nextCursor;
      }
      return items;
    },
  };
}
