import type { FastifyRequest } from 'fastify';
import { isJson, type Json } from '../../json.ts';
import type { BusinessNumber, Waba, World } from '../../world.ts';
import { type Access, accessNumber, accessOf, accessWaba } from './auth.ts';
import { asQuery } from './parameters.ts';

type Params = { id: string; code: string };

/** An authenticated request of the Graph API. `parameters` combines those of the query and of the body. */
export interface Opened {
  access: Access;
  id: string;
  code: string;
  parameters: Json;
  /** Those of the parameters that are strings. */
  query: Record<string, string | undefined>;
}

/** Provides a route with its request: authenticates the token first, then loads the node in the path. */
export interface Opener {
  open(request: FastifyRequest): Opened;
  number(request: FastifyRequest): Opened & { number: BusinessNumber };
  waba(request: FastifyRequest): Opened & { waba: Waba };
}

export function createOpener(world: World): Opener {
  const open = (request: FastifyRequest): Opened => {
    const parameters = isJson(request.body) ? request.body : {};
    const { id = '', code = '' } = (request.params ?? {}) as Partial<Params>;
    return { access: accessOf(world, request), id, code, parameters, query: asQuery(parameters) };
  };
  return {
    open,
    number(request) {
      const opened = open(request);
      return { ...opened, number: accessNumber(world, opened.access, opened.id, request.method) };
    },
    waba(request) {
      const opened = open(request);
      return { ...opened, waba: accessWaba(world, opened.access, opened.id, request.method) };
    },
  };
}
