import type { FastifyInstance } from 'fastify';
import type { SandboxAdmin } from '../control.ts';
import type { Sandbox } from '../sandbox.ts';

/** The page at `/`. */
export function pageRoutes(_app: FastifyInstance, _box: Sandbox, _admin: SandboxAdmin): void {}
