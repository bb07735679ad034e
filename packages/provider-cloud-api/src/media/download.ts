import { type DownloadedMedia, ProviderError } from '@waqtor/provider';
import type { Dispatcher } from 'undici';
import type { GraphClient } from '../graph/client.ts';
import { codeOf } from '../graph/exchange.ts';
import { refuse } from '../send/refuse.ts';
import { isAllowed } from './allowed.ts';

/**
 * Opens an inbound file: by id if there is one, because a media URL expires after five minutes; otherwise by
 * its URL. The caller must read the body to its end or cancel it.
 */
export async function downloadMedia(
  graph: GraphClient,
  media: { providerMediaId?: string; url?: string },
): Promise<DownloadedMedia> {
  if (media.providerMediaId !== undefined)
    return openFile(graph, await addressOf(graph, media.providerMediaId));
  if (media.url !== undefined) return openFile(graph, media.url);
  throw refuse('The file has neither an id nor an address.');
}

async function addressOf(graph: GraphClient, id: string): Promise<string> {
  if (!/^[\w-]{1,128}$/.test(id)) throw refuse('The id of the file is not one of WhatsApp.');
  const answer = await graph
    .get(`${id}?phone_number_id=${graph.credentials.phoneNumberId}`)
    .catch((error) => {
      throw isGone(error) ? gone(error) : error;
    });
  if (typeof answer.url !== 'string') {
    throw new ProviderError('transient', 'WhatsApp returned no URL for the file.', { certain: true });
  }
  return answer.url;
}

/**
 * For a file, Graph's "no such object" means that it was deleted, or that it never belonged to this account.
 */
function isGone(error: unknown): error is ProviderError {
  return error instanceof ProviderError && (error.code === 100 || error.httpStatus === 404);
}

function gone(error?: ProviderError): ProviderError {
  return new ProviderError('media_gone', 'WhatsApp no longer has this file.', {
    certain: true,
    ...(error?.code === undefined ? {} : { code: error.code }),
    ...(error?.details === undefined ? {} : { details: error.details }),
  });
}

async function openFile(graph: GraphClient, address: string): Promise<DownloadedMedia> {
  const { statusCode: status, headers, body } = await request(graph, checkAddress(address, graph.origin));
  if (status === 200) {
    const size = Number(headers['content-length']);
    const mimeType = headers['content-type'];
    return {
      body: streamOf(body),
      ...(typeof mimeType === 'string' ? { mimeType } : {}),
      ...(headers['content-length'] !== undefined && Number.isSafeInteger(size) ? { size } : {}),
    };
  }
  // This includes redirects: a response must not decide where the token is sent.
  await body.dump();
  throw refusal(status);
}

function checkAddress(address: string, graphOrigin: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isAllowed(url, graphOrigin)) {
    throw refuse("The file lies outside WhatsApp's own hosts; the token is not sent there.");
  }
  return url;
}

async function request(graph: GraphClient, url: URL): Promise<Dispatcher.ResponseData> {
  try {
    const path = url.pathname + url.search;
    return await graph.pools.get(url.origin).request({ method: 'GET', path, headers: graph.headers });
  } catch (error) {
    throw new ProviderError('transient', `The file could not be downloaded (${codeOf(error)}).`, {
      certain: true,
    });
  }
}

function refusal(status: number): ProviderError {
  if (status === 404 || status === 410) return gone();
  const isToken = status === 401 || status === 403;
  const message = `WhatsApp did not hand over the file (HTTP ${status}).`;
  return new ProviderError(isToken ? 'account_stopped' : 'transient', message, {
    certain: true,
    httpStatus: status,
  });
}

/** Converts undici's stream to a web stream whose errors contain no request data. */
function streamOf(body: Dispatcher.ResponseData['body']): ReadableStream<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(new Uint8Array(value));
      } catch (error) {
        const message = `The file broke off (${codeOf(error)}).`;
        controller.error(new ProviderError('transient', message, { certain: true }));
      }
    },
    cancel() {
      body.destroy();
    },
  });
}
