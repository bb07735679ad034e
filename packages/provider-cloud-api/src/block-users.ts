import { type Identity, ProviderError } from '@waqtor/provider';
import { type GraphClient, isJson } from './graph/client.ts';
import { graphError } from './graph/graph-error.ts';
import { refuse } from './send/refuse.ts';

/** Blocks a customer for this number. Meta accepts only customers who wrote within the last 24 hours. */
export function blockContact(graph: GraphClient, contact: Identity): Promise<void> {
  return change(graph, 'post', contact);
}

export function unblockContact(graph: GraphClient, contact: Identity): Promise<void> {
  return change(graph, 'delete', contact);
}

async function change(graph: GraphClient, method: 'post' | 'delete', contact: Identity): Promise<void> {
  const user = contact.phone ?? contact.bsuid;
  if (user === undefined) throw refuse('Only a phone number or a business-scoped user id can be blocked.');
  const answer = await graph[method](`${graph.credentials.phoneNumberId}/block_users`, {
    messaging_product: 'whatsapp',
    block_users: [{ user }],
  });
  // The response is a success even if its only user failed.
  const { failed_users: failed } = isJson(answer.block_users) ? answer.block_users : {};
  const [first] = Array.isArray(failed) ? (failed as unknown[]) : [];
  if (!isJson(first)) return;
  const [error] = Array.isArray(first.errors) ? (first.errors as unknown[]) : [];
  if (isJson(error)) throw graphError(error, 200, graph.redact);
  throw new ProviderError('not_now', 'WhatsApp did not accept the change.', { certain: true });
}
