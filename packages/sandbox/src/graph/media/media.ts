import type { FastifyReply, FastifyRequest } from 'fastify';
import { isJson, type Json, stringAt } from '../../json.ts';
import { sampleOf } from '../../people/samples.ts';
import type { BusinessNumber, Media, World } from '../../world.ts';
import { GraphError, noSuchObject } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { asQuery, readParameters } from '../request/parameters.ts';
import { addMedia, mediaUrl, openMediaUrl } from './media-store.ts';
import { baseMimeType, MEDIA_KINDS, MEDIA_LIMITS, MEDIA_TYPES, receivedType } from './media-types.ts';

/**
 * Handles `POST {pnid}/media`: a multipart form of `messaging_product`, `type` and `file`; returns the id.
 */
export async function uploadMedia(
  world: World,
  number: BusinessNumber,
  request: FastifyRequest,
): Promise<{ id: string }> {
  const { fields, file } = request.isMultipart() ? await readForm(request) : readDescription(request);
  if (fields.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (!file) throw missing('file');
  const mimeType = (fields.type?.includes('/') ? fields.type : file.mimeType).toLowerCase();
  checkType(baseMimeType(mimeType));
  if (file.bytes.length === 0) throw new GraphError(131053, 'The file is empty.');
  // A MIME type may be accepted as more than one media type; the largest size counts.
  const sizes = MEDIA_KINDS.filter((kind) => MEDIA_LIMITS[kind].types.includes(baseMimeType(mimeType)));
  const most = Math.max(...sizes.map((kind) => MEDIA_LIMITS[kind].bytes));
  if (file.bytes.length > most) throw new GraphError(131053, `The file is larger than ${most} bytes.`);
  if (number.rules.media) checkType(await receivedType(baseMimeType(mimeType), file.bytes));
  const { bytes, filename } = file;
  return { id: addMedia(world, { wabaId: number.wabaId, pnid: number.id, mimeType, bytes, filename }).id };
}

function checkType(type: string): void {
  if (MEDIA_TYPES.includes(type)) return;
  throw new GraphError(
    100,
    `Param file must be a file with one of the following types: ${MEDIA_TYPES.join(', ')}. Received file of type '${type}'.`,
  );
}

interface UploadedForm {
  fields: Record<string, string>;
  file?: { mimeType: string; bytes: Buffer; filename?: string | undefined };
}

async function readForm(request: FastifyRequest): Promise<UploadedForm> {
  // Fields that are missing in the form may be in the query string.
  const form: UploadedForm = { fields: asQuery(readParameters(request.query, undefined)) };
  for await (const part of request.parts({ limits: { fileSize: 101 * 1024 ** 2, files: 1, fields: 20 } })) {
    if (part.type === 'field') form.fields[part.fieldname] = String(part.value);
    else form.file = { mimeType: part.mimetype, bytes: await part.toBuffer(), filename: part.filename };
  }
  return form;
}

/** Reads the fields of a form whose files are ignored (a group's picture). */
export async function readFields(request: FastifyRequest): Promise<Json> {
  const { fields } = await readForm(request);
  return fields;
}

// Meta's published collection also contains uploads as JSON whose `file` is a local path; such an upload gets
// a sample of that type.
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

/** Throws Meta's error if the request's `phone_number_id` is not the number of the file. */
export function checkMediaNumber(media: Media, named: string | undefined, method: string): void {
  if (named && media.pnid !== undefined && media.pnid !== named) throw noSuchObject(method, media.id);
}

/**
 * Handles `GET` of a media URL: returns the bytes for a token of the same account before the URL expires;
 * otherwise 401 or 404, as at Meta.
 */
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
