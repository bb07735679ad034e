import type { FastifyRequest } from 'fastify';
import type { Platform } from '../../platform.ts';

/** Whether browsers connect by https; cookies are then marked `Secure`. */
export function isSecure(
  { config }: Pick<Platform, 'config'>,
  request: Pick<FastifyRequest, 'protocol'>,
): boolean {
  return config.publicUrl === undefined
    ? request.protocol === 'https'
    : config.publicUrl.startsWith('https:');
}
