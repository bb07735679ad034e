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
      summary: 'Shared macros and your own, in the order of their names',
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
      summary: 'Save a macro of your own, or as an admin a shared one',
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
      summary: 'One macro',
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
      summary: 'Change a macro of your own, or as an admin a shared one',
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
      summary: 'Delete a macro of your own, or as an admin a shared one',
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
      summary: 'Do all that a macro says to these conversations, or nothing to any',
      params,
      body: runSchema,
      answer: { data: macroRun },
      idempotent: true,
      errors: [
        'assignee_not_member',
        'session_not_connected',
        'engine_unavailable',
        'recipient_suppressed',
        'group_unsupported',
        'recipient_unaddressable',
        'message_too_long',
        'message_empty',
        'capability_unsupported',
        'window_closed',
        'media_pending',
        'media_held_back',
        'media_gone',
        'media_too_large',
        'media_type_unsupported',
      ],
    },
    ({ ctx, params, body }) => runMacro(ctx, engines, params.macroId, body.conversationIds),
  );
}
