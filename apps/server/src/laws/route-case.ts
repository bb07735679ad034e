import type { Role } from '../platform/platform.ts';
import type { IdPosition } from './id-positions.ts';
import { idOf, type SeededTenant } from './seed-tenant.ts';

/** What one request says. */
export interface Input {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** A form with one file instead of a body. */
  file?: string;
}

/** How to ask an endpoint for something valid, and what it must demand. A second opinion on the route table. */
export interface RouteCase {
  /** Who may, at least. Said here again, so that lowering it in the route is noticed. */
  needs: Role | 'public';
  /** Only for people: API keys get 403. */
  isPersonal?: boolean;
  /** A valid request about the tenant's own rows. */
  ask?: (tenant: SeededTenant) => Input;
  /** The status of that request when its tenant asks; 200 when left out. */
  answers?: number;
  /** Further requests with ids that `ask` does not name, each under the position it is about. */
  also?: Record<string, (tenant: SeededTenant) => Input>;
  /** Positions that take ids although no schema says so. */
  ids?: IdPosition[];
  /** What a stranger's id in a body answers, where it is not 404: documented by the endpoint. */
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
