import { ApiError, type Schemas } from './api.ts';
import { freshToken, refreshLogin } from './login.ts';

interface Options {
  /** How it is meant to be sent; read off its content when left out. */
  kind?: string;
  /** Told the part that has left, 0 to 1. */
  onProgress?(part: number): void;
  signal?: AbortSignal;
}

/** Uploads a file to be sent. XMLHttpRequest, because fetch does not tell how far an upload has come. Throws `ApiError`. */
export async function uploadFile(
  file: File,
  { kind, onProgress, signal }: Options = {},
): Promise<Schemas['Media']> {
  const token = await freshToken().catch(() => {
    throw new ApiError('offline', 0, 'The server cannot be reached.');
  });
  signal?.throwIfAborted();
  const request = new XMLHttpRequest();
  const query = kind === undefined ? '' : `?kind=${kind}`;
  request.open('POST', `/api/v1/media${query}`);
  request.responseType = 'json';
  if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
  const body = new FormData();
  body.append('file', file, file.name);
  request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
  const abort = () => request.abort();
  signal?.addEventListener('abort', abort);
  await new Promise<void>((resolve) => {
    request.onloadend = () => resolve();
    request.send(body);
  });
  signal?.removeEventListener('abort', abort);
  signal?.throwIfAborted();
  return read(request);
}

function read({ status, response, statusText }: XMLHttpRequest): Schemas['Media'] {
  if (status === 0) throw new ApiError('offline', 0, 'The server cannot be reached.');
  const { data, error } = (response ?? {}) as {
    data?: Schemas['Media'];
    error?: { code: string; message: string; details?: unknown };
  };
  if (status < 300 && data) return data;
  const code = error?.code ?? 'internal_error';
  // The cookie has the last word, as in api.ts.
  if (status === 401) void refreshLogin().catch(() => {});
  throw new ApiError(code, status, error?.message ?? statusText, error?.details);
}
