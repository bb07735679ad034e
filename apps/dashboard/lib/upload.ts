import { ApiError, type Schemas, toApiError } from './api.ts';
import { freshToken } from './login/login.ts';

interface Options {
  /** The media type it is meant for; detected from the content if omitted. */
  kind?: string;
  /** Called with the uploaded fraction, 0 to 1. */
  onProgress?(part: number): void;
  signal?: AbortSignal;
}

/** Uploads a file. XMLHttpRequest, because fetch does not report upload progress. Throws `ApiError`. */
export async function uploadFile(
  file: File,
  { kind, onProgress, signal }: Options = {},
): Promise<Schemas['Media']> {
  const token = await freshToken().catch(() => {
    throw new ApiError('offline', 0, 'The server cannot be reached.');
  });
  signal?.throwIfAborted();
  const request = new XMLHttpRequest();
  const query = kind === undefined ? '' : `?mediaType=${kind}`;
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
  if (request.status === 0) throw new ApiError('offline', 0, 'The server cannot be reached.');
  const { data } = (request.response ?? {}) as { data?: Schemas['Media'] };
  if (request.status < 300 && data) return data;
  throw await toApiError(request, request.response);
}
