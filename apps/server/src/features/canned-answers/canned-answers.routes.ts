import {
  cannedAnswer,
  cannedAnswerChanges,
  cannedAnswerQuery,
  newCannedAnswer,
  publicId,
  renderedAnswer,
  renderQuery,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { changeCannedAnswer, createCannedAnswer, deleteCannedAnswer } from './change-canned-answer.ts';
import { readCannedAnswer, readCannedAnswers } from './read-canned-answers.ts';
import { renderCannedAnswer } from './render-canned-answer.ts';

const tag = 'Canned answers';
const params = z.object({ cannedAnswerId: publicId('cannedAnswer') });
const url = '/canned-answers/:cannedAnswerId';
const needsAgent = { access: { role: 'agent' } } as const;

/** Answers to keep at hand: the team's, and each agent's own. */
export function registerCannedAnswerRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/canned-answers',
      operationId: 'listCannedAnswers',
      tag,
      summary: 'Canned answers, shared and your own, in the order of their shortcuts',
      access: { role: 'viewer' },
      query: cannedAnswerQuery,
      answer: { list: cannedAnswer },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readCannedAnswers(ctx, query),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/canned-answers',
      operationId: 'createCannedAnswer',
      tag,
      summary: 'Add a canned answer, for everybody or for yourself',
      ...needsAgent,
      body: newCannedAnswer,
      answer: { data: cannedAnswer },
      status: 201,
      idempotent: true,
      errors: ['shortcut_taken', 'placeholder_unknown'],
    },
    ({ ctx, body }) => createCannedAnswer(ctx, body),
  );
  route(
    app,
    {
      method: 'GET',
      url,
      operationId: 'getCannedAnswer',
      tag,
      summary: 'One canned answer',
      access: { role: 'viewer' },
      params,
      answer: { data: cannedAnswer },
    },
    ({ ctx, params }) => readCannedAnswer(ctx, params.cannedAnswerId),
  );
  route(
    app,
    {
      method: 'GET',
      url: `${url}/render`,
      operationId: 'renderCannedAnswer',
      tag,
      summary: 'A canned answer as you would send it in this conversation',
      ...needsAgent,
      params,
      query: renderQuery,
      answer: { data: renderedAnswer },
    },
    ({ ctx, params, query }) => renderCannedAnswer(ctx, params.cannedAnswerId, query),
  );
  route(
    app,
    {
      method: 'PATCH',
      url,
      operationId: 'updateCannedAnswer',
      tag,
      summary: 'Change a canned answer you wrote; admins change any shared one',
      ...needsAgent,
      params,
      body: cannedAnswerChanges,
      answer: { data: cannedAnswer },
      errors: ['shortcut_taken', 'placeholder_unknown'],
    },
    ({ ctx, params, body }) => changeCannedAnswer(ctx, params.cannedAnswerId, body),
  );
  route(
    app,
    {
      method: 'DELETE',
      url,
      operationId: 'deleteCannedAnswer',
      tag,
      summary: 'Delete a canned answer you wrote; admins delete any shared one',
      ...needsAgent,
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteCannedAnswer(ctx, params.cannedAnswerId),
  );
}
