import { newTag, publicId, tagChanges, tagQuery, tag as tagSchema } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { readResource, readResources } from '../../platform/resources/resource.ts';
import { changeTag, createTag, deleteTag } from './change-tag.ts';
import { tags } from './tags.resource.ts';
import { withPrefix } from './tags.store.ts';

const tag = 'Tags';
const params = z.object({ tagId: publicId('tag') });

/**
 * Registers the endpoints for the tags of a business. Tagging contacts and conversations is part of those
 * features.
 */
export function registerTagRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/tags',
      operationId: 'listTags',
      tag,
      summary: 'List tags by name',
      access: { role: 'viewer' },
      query: tagQuery,
      answer: { list: tagSchema },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readResources(ctx, tags, query, withPrefix(query.q)),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/tags',
      operationId: 'createTag',
      tag,
      summary: 'Create a tag',
      access: { role: 'agent' },
      body: newTag,
      answer: { data: tagSchema },
      status: 201,
      idempotent: true,
      errors: ['tag_exists'],
    },
    ({ ctx, body }) => createTag(ctx, body),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/tags/:tagId',
      operationId: 'getTag',
      tag,
      summary: 'Get a tag',
      access: { role: 'viewer' },
      params,
      answer: { data: tagSchema },
    },
    ({ ctx, params }) => readResource(ctx, tags, params.tagId),
  );
  route(
    app,
    {
      method: 'PATCH',
      url: '/tags/:tagId',
      operationId: 'updateTag',
      tag,
      summary: 'Rename a tag or change its color',
      access: { role: 'agent' },
      params,
      body: tagChanges,
      answer: { data: tagSchema },
      errors: ['tag_exists'],
    },
    ({ ctx, params, body }) => changeTag(ctx, params.tagId, body),
  );
  route(
    app,
    {
      method: 'DELETE',
      url: '/tags/:tagId',
      operationId: 'deleteTag',
      tag,
      summary: 'Delete a tag and remove it from all contacts and conversations',
      access: { role: 'admin' },
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteTag(ctx, params.tagId),
  );
}
