import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { BusinessNumber, Waba, World } from '../../world.ts';
import { GraphError, noSuchObject } from '../errors.ts';

/** What a token gives access to. */
export interface Access {
  appId: string;
  wabaId: string;
  token: string;
}

/**
 * Reads the token (Bearer, OAuth or `?access_token=`); throws 104 if it is missing and 190 if it is unknown.
 */
export function accessToken(world: World, header: string | undefined, inQuery: string | undefined): Access {
  const token = header ? /^(?:Bearer|OAuth) +(\S+)$/i.exec(header)?.[1] : inQuery;
  if (!header && !token) throw new GraphError(104, 'An access token is required to request this resource.');
  const grant = token ? (world.tokens.get(token) ?? appToken(world, token)) : undefined;
  if (!token || !grant) throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token');
  return { ...grant, token };
}

/** `{app id}|{app secret}` is the app token: it gives access to the app, but to no account. */
function appToken(world: World, token: string): { appId: string; wabaId: string } | undefined {
  const [id = '', secret] = token.split('|');
  const app = world.apps.get(id);
  return app && app.appSecret === secret ? { appId: app.id, wabaId: '' } : undefined;
}

export function accessOf(world: World, request: FastifyRequest): Access {
  const query = request.query as Record<string, string | undefined>;
  const access = accessToken(world, request.headers.authorization, query.access_token);
  const { appsecret_proof: proof } = query;
  const secret = world.apps.get(access.appId)?.appSecret ?? '';
  if (proof !== undefined && proof !== createHmac('sha256', secret).update(access.token).digest('hex'))
    throw new GraphError(100, 'Invalid appsecret_proof provided in the API argument');
  return access;
}

export function accessNumber(world: World, access: Access, id: string, method: string): BusinessNumber {
  const number = world.numbers.get(id);
  if (!number || number.wabaId !== access.wabaId) throw noSuchObject(method, id);
  return number;
}

export function accessWaba(world: World, access: Access, id: string, method: string): Waba {
  const waba = world.wabas.get(id);
  if (!waba || waba.id !== access.wabaId) throw noSuchObject(method, id);
  return waba;
}
