import type { ErrorEntry } from './entry.ts';

/** Of the request itself, and of the server. */
export const requestErrors = {
  validation_failed: {
    status: 400,
    title: 'The request does not have the expected shape. See details for each field.',
    retry: false,
  },
  malformed_json: { status: 400, title: 'The body is not valid JSON in UTF-8.', retry: false },
  invalid_cursor: {
    status: 400,
    title: 'The cursor is not valid. Start again without a cursor.',
    retry: false,
  },
  payload_too_large: { status: 413, title: 'The body is larger than this endpoint accepts.', retry: false },
  unsupported_content_type: {
    status: 415,
    title: 'Send the body with the content type this endpoint documents.',
    retry: false,
  },
  not_found: {
    status: 404,
    title: 'No object with this id exists, or you do not have access to it.',
    retry: false,
  },
  route_not_found: { status: 404, title: 'No such endpoint. See /docs.', retry: false },
  method_not_allowed: { status: 405, title: 'This endpoint does not support this method.', retry: false },
  rate_limited: { status: 429, title: 'Too many requests. Wait for Retry-After seconds.', retry: true },
  too_many_concurrent_requests: {
    status: 429,
    title:
      'Too many large requests of this business are running at the same time. Wait for Retry-After seconds.',
    retry: true,
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used with a different request. Use a new key.',
    retry: false,
  },
  internal_error: {
    status: 500,
    title: 'An unexpected error occurred. Include the request id when you report it.',
    retry: true,
  },
  database_unavailable: {
    status: 503,
    title: 'The database is unavailable. Try again shortly.',
    retry: true,
  },
  storage_full: {
    status: 503,
    title: 'The server has no space left to store this. Free space on its disk, then try again.',
    retry: true,
  },
  overloaded: {
    status: 503,
    title: 'The server is overloaded. Try again shortly.',
    retry: true,
  },
  shutting_down: {
    status: 503,
    title: 'This server is shutting down. Try again; another one will respond.',
    retry: true,
  },
} as const satisfies Record<string, ErrorEntry>;
