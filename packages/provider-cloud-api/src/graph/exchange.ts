import type { Dispatcher, Pool } from 'undici';

/** One complete HTTP request: no stream, no redirect. */
export interface ExchangeRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface ExchangeAnswer {
  status: number;
  text: string;
}

/**
 * Thrown if the exchange failed. `wasWritten` is false only if it is certain that no byte of the request was
 * sent.
 */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly wasWritten: boolean;
  readonly code: string;

  constructor(code: string, wasWritten: boolean) {
    super(wasWritten ? `no answer (${code})` : `no connection (${code})`);
    this.code = code;
    this.wasWritten = wasWritten;
  }
}

/** Graph sends no larger response than this. */
const maxAnswerBytes = 2 * 1024 * 1024;

/**
 * Sends one request and reads the response; rejects only with `ExchangeError`. It uses undici's dispatch, the
 * only interface that shows whether a request was assigned to a connection (`onRequestStart`) or failed
 * before, which makes a failure certain.
 */
export function exchange(pool: Pool, request: ExchangeRequest): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => {
    let wasWritten = false;
    let status = 0;
    let size = 0;
    const chunks: Buffer[] = [];
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {
        wasWritten = true;
      },
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(controller, chunk) {
        size += chunk.length;
        if (size > maxAnswerBytes) controller.abort(new ExchangeError('ANSWER_TOO_LARGE', true));
        else chunks.push(chunk);
      },
      onResponseEnd() {
        resolve({ status, text: Buffer.concat(chunks, size).toString('utf8') });
      },
      onResponseError(_controller, error) {
        reject(new ExchangeError(codeOf(error), wasWritten));
      },
    };
    const { method, path, headers, body = null } = request;
    try {
      pool.dispatch({ method, path, headers, body }, handler);
    } catch (error) {
      reject(new ExchangeError(codeOf(error), wasWritten));
    }
  });
}

/** Returns undici's or Node's error code; the rest of such an error may contain request data. */
export function codeOf(error: unknown): string {
  if (error instanceof ExchangeError) return error.code;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
