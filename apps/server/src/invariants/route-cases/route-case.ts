import type { Role } from '../../platform/platform.ts';
import { idOf, type SeededTenant } from '../seeds/seed-tenant.ts';
import type { IdPosition } from '../tenant-isolation/id-positions.ts';

/** The input of one request. */
export interface Input {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** The name of a file, for a form instead of a JSON body. */
  file?: string;
}

/**
 * A valid request to an endpoint, and the role that the endpoint must require. Written independently of the
 * route table.
 */
export interface RouteCase {
  /** The lowest role allowed. Repeated here, so that lowering it in the route is noticed. */
  needs: Role | 'public';
  /** The endpoint is only for signed-in users: API keys get 403. */
  isPersonal?: boolean;
  /** A valid request about the tenant's own rows. */
  ask?: (tenant: SeededTenant) => Input;
  /** The status of that request for its own tenant; 200 by default. */
  answers?: number;
  /** Further requests with ids that `ask` does not contain, each under the field it covers. */
  also?: Record<string, (tenant: SeededTenant) => Input>;
  /** Fields that accept ids although the schema does not say so. */
  ids?: IdPosition[];
  /** The status for a foreign id in a body, if it is not 404; the endpoint documents it. */
  refuses?: Record<string, number>;
}

/* Parts of requests about a tenant's own rows. */

export const session = (tenant: SeededTenant) => ({ sessionId: idOf(tenant, 'session') });
export const contact = (tenant: SeededTenant) => ({ contactId: idOf(tenant, 'contact') });
export const conversation = (tenant: SeededTenant) => ({ conversationId: idOf(tenant, 'conversation') });
export const listed = (tenant: SeededTenant) => ({ conversationIds: [idOf(tenant, 'conversation')] });
export const ofSession = (tenant: SeededTenant) => ({ params: session(tenant) });
export const ofContact = (tenant: SeededTenant) => ({ params: contact(tenant) });
export const ofConversation = (tenant: SeededTenant) => ({ params: conversation(tenant) });
