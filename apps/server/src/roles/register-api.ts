import type { FastifyInstance } from 'fastify';
import { features, type ServerParts } from '../features/index.ts';
import type { SocketsOf } from '../features/monitoring/index.ts';
import type { Providers } from '../features/sessions/index.ts';
import { createTemplateLists } from '../features/templates/index.ts';
import { AppError } from '../platform/errors.ts';
import type { Platform } from '../platform/platform.ts';
import { engines } from './engines.ts';

/** Used by callers that need no engine: the generator of the API documents, and tests. */
const noProviders: Providers = {
  providerOf: () => Promise.reject(new AppError('not_found')),
  stop: async () => {},
};

/** Creates the objects that the features of this process share. */
export function createParts(
  providers: Providers = noProviders,
  socketsOf: SocketsOf = () => undefined,
): ServerParts {
  return { engines, providers, templates: createTemplateLists(providers), socketsOf };
}

/** Connects features that react to each other in one transaction. Call it once per platform. */
export function addHooks(platform: Platform, parts: ServerParts): void {
  for (const { hooks } of features) platform.hooks.add(...(hooks?.(parts) ?? []));
}

/** Registers every endpoint below /api/v1. */
export function registerApi(app: FastifyInstance, parts: ServerParts): void {
  for (const { routes } of features) routes?.(app, parts);
}
