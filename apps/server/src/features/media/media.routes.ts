import { mediaLinkQuery, publicId, uploadedMedia, uploadMediaQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { serveMedia } from './serving/serve-media.ts';
import { type AcceptedTypes, uploadMedia } from './uploads/upload-media.ts';

const tag = 'Media';

/**
 * Registers the endpoints for files: uploading one to send, and downloading one by a signed link or with a
 * token.
 */
export function registerMediaRoutes(app: FastifyInstance, accepted?: AcceptedTypes): void {
  route(
    app,
    {
      method: 'POST',
      url: '/media',
      operationId: 'uploadMedia',
      tag,
      summary: 'Upload a file (form field `file`) to send by its id',
      access: { role: 'agent' },
      query: uploadMediaQuery,
      answer: { data: uploadedMedia },
      status: 201,
      errors: [
        'media_too_large',
        'unsupported_file_type',
        'upload_quota_exceeded',
        'image_too_large',
        'media_unreadable',
        'media_conversion_failed',
        'audio_conversion_unavailable',
      ],
      idempotent: true,
      consumes: 'multipart',
    },
    ({ ctx, query, request }) => uploadMedia(ctx, request, query.mediaType, accepted),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/media/:mediaId',
      operationId: 'getMedia',
      tag,
      summary: 'Download a file or a range of it',
      access: { public: 'a signed link is its own proof; without one the caller has to sign in' },
      params: z.object({ mediaId: publicId('media') }),
      query: mediaLinkQuery,
      answer: { file: 'The file.' },
      errors: ['unauthenticated', 'link_expired', 'media_pending', 'media_held_back', 'media_gone'],
    },
    ({ params, query, request, reply }) => serveMedia(request, reply, params.mediaId, query),
  );
}
