import { createHmac } from 'node:crypto';
import { type CredentialProblem, ProviderError } from '@waqtor/provider';
import { type GraphClient, isJson } from './graph/client.ts';

const MAX_NUMBERS = 200;

/**
 * Checks what is not needed for sending, but for receiving or for templates: that the account owns the
 * number, and that the app secret, which signs the webhooks, belongs to the token's app. If a check fails for
 * another reason, it reports no problem.
 */
export async function verifyCredentials(graph: GraphClient): Promise<CredentialProblem[]> {
  const problems = await Promise.all([accountProblem(graph), secretProblem(graph)]);
  return problems.flatMap((problem) => (problem ? [problem] : []));
}

async function accountProblem(graph: GraphClient): Promise<CredentialProblem | undefined> {
  const { wabaId, phoneNumberId } = graph.credentials;
  const credential = 'wabaId';
  try {
    const { data } = await graph.get(`${wabaId}/phone_numbers?fields=id&limit=${MAX_NUMBERS}`);
    const numbers = Array.isArray(data) ? data.filter(isJson) : [];
    const isThere = numbers.some(({ id }) => String(id) === phoneNumberId);
    if (isThere || numbers.length === MAX_NUMBERS) return undefined;
    return { credential, code: 'phone_number_not_in_account' };
  } catch (error) {
    return isRefusal(error) ? { credential, code: 'account_not_visible' } : undefined;
  }
}

// Graph verifies the proof whenever a request contains one.
async function secretProblem(graph: GraphClient): Promise<CredentialProblem | undefined> {
  const { accessToken, appSecret, phoneNumberId } = graph.credentials;
  const appSecretProof = createHmac('sha256', appSecret).update(accessToken).digest('hex');
  try {
    await graph.get(`${phoneNumberId}?fields=id&appsecret_proof=${appSecretProof}`);
    return undefined;
  } catch (error) {
    if (!isRefusal(error)) return undefined;
    return { credential: 'appSecret', code: 'app_secret_mismatch' };
  }
}

const isRefusal = (error: unknown) =>
  error instanceof ProviderError && (error.code === 100 || error.code === 33);
