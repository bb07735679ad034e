import {
  macro,
  macroChanges,
  macroQuery,
  macroRun,
  newMacro,
  publicId,
  runMacro as runSchema,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { ofScope } from '../../platform/resources/ownership.ts';
import { deleteResource, readResource, readResources } from '../../platform/resources/resource.ts';
import type { Engines } from '../sessions/index.ts';
import { changeMacro, createMacro } from './change-macro.ts';
import { macros } from './macros.resource.ts';
import { runMacro } from './run-macro.ts';

const params = z.object({ macroId: publicId('macro') });
const url = '/macros/:macroId';
const common = { tag: 'Macros', access: { role: 'agent' } } as const;

/** Registers the endpoints for macros: several actions under one name, shared or personal. */
export function registerMacroRoutes(app: FastifyInstance, engines: Engines): void {
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/macros',
      operationId: 'listMacros',
      summary: 'List shared and your own macros, by name',
      query: macroQuery,
      answer: { list: macro },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readResources(ctx, macros, query, ofScope(query.scope)),
  );
  route(
    app,
    {
      ...common,
      method: 'POST',
      url: '/macros',
      operationId: 'createMacro',
      summary: 'Create a personal macro, or a shared one as an admin',
      body: newMacro,
      answer: { data: macro },
      status: 201,
      idempotent: true,
      errors: ['assignee_not_member'],
    },
    ({ ctx, body }) => createMacro(ctx, body),
  );
  route(
    app,
    {
      ...common,
      method: 'GET',
      url,
      operationId: 'getMacro',
      summary: 'Get a macro',
      params,
      answer: { data: macro },
    },
    ({ ctx, params }) => readResource(ctx, macros, params.macroId),
  );
  route(
    app,
    {
      ...common,
      method: 'PATCH',
      url,
      operationId: 'updateMacro',
      summary: 'Update your own macro, or a shared one as an admin',
      params,
      body: macroChanges,
      answer: { data: macro },
      errors: ['assignee_not_member'],
    },
    ({ ctx, params, body }) => changeMacro(ctx, params.macroId, body),
  );
  route(
    app,
    {
      ...common,
      method: 'DELETE',
      url,
      operationId: 'deleteMacro',
      summary: 'Delete your own macro, or a shared one as an admin',
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteResource(ctx, macros, params.macroId),
  );
  route(
    app,
    {
      ...common,
      method: 'POST',
      url: `${url}/run`,
      operationId: 'runMacro',
      summary: 'Run a macro on conversations, all or nothing',
      params,
      body: runSchema,
      answer: { data: macroRun },
      idempotent: true,
      errors: [
        'assignee_not_member',
        'session_not_connected',
        'engine_unavailable',
        'recipient_suppressed',
        'unsupported_group',
        'unsupported_recipient_address',
        'message_too_long',
        'message_empty',
        'unsupported_capability',
        'window_closed',
        'media_pending',
        'media_held_back',
        'media_gone',
        'media_too_large',
        'unsupported_file_type',
      ],
    },
    ({ ctx, params, body }) => runMacro(ctx, engines, params.macroId, body.conversationIds),
  );
}
