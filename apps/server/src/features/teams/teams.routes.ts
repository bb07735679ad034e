import { newTeam, publicId, team, teamChanges, teamQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { readResource, readResources } from '../../platform/resources/resource.ts';
import { changeTeam, createTeam, deleteTeam } from './change-team.ts';
import { teams } from './teams.resource.ts';

const tag = 'Teams';
const params = z.object({ teamId: publicId('team') });

/** Registers the endpoints for the teams of a business. */
export function registerTeamRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/teams',
      operationId: 'listTeams',
      tag,
      summary: 'List teams by name',
      access: { role: 'viewer' },
      query: teamQuery,
      answer: { list: team },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readResources(ctx, teams, query),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/teams',
      operationId: 'createTeam',
      tag,
      summary: 'Create a team',
      access: { role: 'admin' },
      body: newTeam,
      answer: { data: team },
      status: 201,
      idempotent: true,
      errors: ['team_exists'],
    },
    ({ ctx, body }) => createTeam(ctx, body),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/teams/:teamId',
      operationId: 'getTeam',
      tag,
      summary: 'Get a team',
      access: { role: 'viewer' },
      params,
      answer: { data: team },
    },
    ({ ctx, params }) => readResource(ctx, teams, params.teamId),
  );
  route(
    app,
    {
      method: 'PATCH',
      url: '/teams/:teamId',
      operationId: 'updateTeam',
      tag,
      summary: 'Update a team or its members',
      access: { role: 'admin' },
      params,
      body: teamChanges,
      answer: { data: team },
      errors: ['team_exists'],
    },
    ({ ctx, params, body }) => changeTeam(ctx, params.teamId, body),
  );
  route(
    app,
    {
      method: 'DELETE',
      url: '/teams/:teamId',
      operationId: 'deleteTeam',
      tag,
      summary: 'Delete a team and remove it from its conversations and numbers',
      access: { role: 'admin' },
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteTeam(ctx, params.teamId),
  );
}
