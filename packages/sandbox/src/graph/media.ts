import type { FastifyReply, FastifyRequest } from 'fastify';
import { isJson, type Json, stringAt } from '../json.ts';
import { sampleOf } from '../people/samples.ts';
import type { BusinessNumber, Media, World } from '../world.ts';
import { missing } from './checks.ts';
import { MEDIA_LIMITS } from './content.ts';
import { GraphError } from './errors.ts';
import { addMedia, mediaUrl, openMediaUrl } from './media-store.ts';

/** `POST {pnid}/media`: a multipart form of `messaging_product`, `type` and `file`; answers with the id. */
export async function uploadMedia(
  world: World,
  number: BusinessNumber,
  request: FastifyRequest,
): Promise<{ id: string }> {
  const { fields, file } = request.isMultipart() ? await readForm(request) : readDescription(request);
  if (fields.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (!file) throw missing('file');
  const mimeType = (fields.type?.includes('/') ? fields.type : file.mimeType).toLowerCase();
  const limit = Object.values(MEDIA_LIMITS).find(({ types }) => types.test(mimeType));
  if (!limit) {
    throw new GraphError(
      100,
      `Param file must be a file with one of the following types: audio, document, image, sticker or video. Received file of type '${mimeType}'.`,
    );
  }
  if (file.bytes.length === 0) throw new GraphError(131053, 'The file is empty.');
  if (file.bytes.length > limit.bytes)
    throw new GraphError(131053, `The file is larger than ${limit.bytes} bytes.`);
  return {
    id: addMedia(world, { wabaId: number.wabaId, mimeType, bytes: file.bytes, filename: file.filename }).id,
  };
}

interface UploadedForm {
  fields: Record<string, string>;
  file?: { mimeType: string; bytes: Buffer; filename?: string | undefined };
}

async function readForm(request: FastifyRequest): Promise<UploadedForm> {
  const form: UploadedForm = { fields: {} };
  for await (const part of request.parts({ limits: { fileSize: 101 * 1024 ** 2, files: 1 } })) {
    if (part.type === 'field') form.fields[part.fieldname] = String(part.value);
    else form.file = { mimeType: part.mimetype, bytes: await part.toBuffer(), filename: part.filename };
  }
  return form;
}

// Meta's published collection also shows uploads as JSON whose `file` names a local path; it gets a sample of that type.
function readDescription(request: FastifyRequest): UploadedForm {
  const body = isJson(request.body) ? request.body : {};
  const path = stringAt(body, 'file');
  const form: UploadedForm = { fields: { messaging_product: stringAt(body, 'messaging_product') ?? '' } };
  if (!path?.startsWith('@')) return form;
  const said = /;type=([a-z/]+)/.exec(path)?.[1] ?? '';
  const kind = /webp/.test(path)
    ? 'sticker'
    : /\.(ogg|mp3|amr|aac)/.test(path)
      ? 'audio'
      : /\.(jpe?g|png)/.test(path)
        ? 'image'
        : 'document';
  const sample = sampleOf(kind, 0);
  form.file = { mimeType: said.includes('/') ? said : sample.mimeType, bytes: sample.bytes };
  return form;
}

export const describeMedia = (world: World, media: Media): Json => ({
  messaging_product: 'whatsapp',
  url: mediaUrl(world, media),
  mime_type: media.mimeType,
  sha256: media.sha256,
  file_size: media.bytes.length,
  id: media.id,
});

/** `GET` of a media address: the bytes for a token of the same account within its minutes, else 401 or 404 as Meta. */
export function downloadMedia(
  world: World,
  wabaId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const media = openMediaUrl(world, request.query as Record<string, string | undefined>);
  if (!media || media.wabaId !== wabaId) return reply.code(404).type('text/plain').send('');
  return reply
    .header(
      'content-disposition',
      `attachment; filename="${(media.filename ?? media.id).replace(/[^\w.-]/g, '_')}"`,
    )
    .type(media.mimeType)
    .send(media.bytes);
}
