import { randomUUID } from 'node:crypto';
import { documentTypeOf, mediaTypeOf } from '@waqtor/contract';
import { ProviderError } from '@waqtor/provider';
import type { GraphClient } from '../graph/client.ts';
import { refuse } from '../send/refuse.ts';

/** Uploads a file; Meta keeps it for 30 days under the returned id. */
export async function uploadMedia(
  graph: GraphClient,
  file: { body: Uint8Array; mimeType: string; filename: string },
): Promise<{ providerMediaId: string }> {
  // Meta accepts only one name per type: `audio/x-m4a` is refused, `audio/mp4` is accepted.
  const mimeType = documentTypeOf(mediaTypeOf(file.mimeType));
  if (!/^[\w.+-]+\/[\w.+-]+(; ?[\w.+-]+=[\w.+-]+)*$/.test(mimeType)) {
    throw refuse('The type of the file is not a MIME type.');
  }
  const boundary = `waqtor-${randomUUID()}`;
  const body = multipart(boundary, { ...file, mimeType });
  const path = `${graph.credentials.phoneNumberId}/media`;
  const answer = await graph.postBytes(path, `multipart/form-data; boundary=${boundary}`, body);
  const { id } = answer;
  if (typeof id !== 'string' || id === '') {
    throw new ProviderError('transient', 'WhatsApp accepted the file but returned no id.', {
      certain: false,
    });
  }
  return { providerMediaId: id };
}

function multipart(boundary: string, file: { body: Uint8Array; mimeType: string; filename: string }): Buffer {
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head =
    field('messaging_product', 'whatsapp') +
    field('type', file.mimeType) +
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quotable(file.filename)}"\r\n` +
    `content-type: ${file.mimeType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), file.body, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/**
 * Escapes as browsers do (HTML, "multipart/form-data encoding algorithm"), so that a file name cannot end its
 * header.
 */
function quotable(filename: string): string {
  return filename.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
