import type { SessionStatusReason } from '@waqtor/contract';
import { type ConnectionState, type PhoneNumberInfo, ProviderError } from '@waqtor/provider';
import type { GraphClient, Json } from './graph/client.ts';
import { presentNumber, readNumber } from './phone-number.ts';

/** Requests the number once; on failure the state has a readable reason. Never throws. */
export async function testConnection(graph: GraphClient): Promise<ConnectionState> {
  try {
    const number = await readNumber(graph);
    if (number.id !== undefined && String(number.id) !== graph.credentials.phoneNumberId) {
      return failed('WhatsApp answered for another number: check the Graph address.', {
        credential: 'graphBaseUrl',
        reasonCode: 'invalid_graph_url',
      });
    }
    return stateOf(number, presentNumber(number));
  } catch (error) {
    return error instanceof ProviderError ? troubleOf(error) : failed('The connection could not be tested.');
  }
}

function stateOf(number: Json, info: PhoneNumberInfo): ConnectionState {
  if (number.status === 'BANNED') {
    return { state: 'banned', reason: 'WhatsApp has banned this number.', reasonCode: 'number_banned' };
  }
  if (number.status === 'RESTRICTED' || number.status === 'RATE_LIMITED') {
    const reason = 'WhatsApp has restricted this number.';
    return { state: 'restricted', reason, reasonCode: 'number_restricted' };
  }
  const details = {
    quality: info.quality,
    throughput: info.throughput,
    messagingLimit: info.messagingLimit,
  };
  return {
    state: 'connected',
    phoneNumber: info.phoneNumber,
    ...(info.displayName === undefined ? {} : { displayName: info.displayName }),
    details,
  };
}

/** Graph's error codes for an object that does not exist or is not accessible. */
const noSuchObject: ReadonlySet<number> = new Set([33, 100, 803]);
const badToken: ReadonlySet<number> = new Set([0, 102, 104, 190]);

function troubleOf(error: ProviderError): ConnectionState {
  const { code, details } = error;
  if (code === undefined) return withoutCode(error);
  if (badToken.has(code))
    return failed('The access token is wrong or has expired.', {
      code,
      credential: 'accessToken',
      reasonCode: 'invalid_token',
    });
  if (noSuchObject.has(code))
    return failed('This token sees no phone number with that id.', {
      code,
      credential: 'phoneNumberId',
      reasonCode: 'number_not_found',
    });
  if (code === 3 || code === 10 || (code >= 200 && code <= 299)) {
    return failed('The access token lacks the permission to use this number.', {
      code,
      credential: 'accessToken',
      reasonCode: 'permission_missing',
    });
  }
  const words = details === undefined ? '' : `: ${details}`;
  if (error.reason === 'transient')
    return lost(`WhatsApp is not available just now${words}`, { code, reasonCode: 'unavailable' });
  if (error.reason === 'account_held' || error.reason === 'number_throttled') {
    const reason = `WhatsApp is holding this account back for a while${words}`;
    return { state: 'degraded', reason, reasonCode: 'throttled', code };
  }
  return failed(`WhatsApp refuses this account${words}`, { code });
}

function withoutCode(error: ProviderError): ConnectionState {
  const advice =
    error.httpStatus === undefined ? 'Check the Graph address and the network.' : 'Check the Graph address.';
  return lost(`${error.message} ${advice}`, { credential: 'graphBaseUrl', reasonCode: 'unavailable' });
}

/** Graph's error code, and the credential at fault, if known. */
interface Cause {
  code?: number;
  credential?: string;
  reasonCode?: SessionStatusReason;
}

function failed(reason: string, cause: Cause = {}): ConnectionState {
  return { state: 'failed', reason, ...cause };
}

function lost(reason: string, cause: Cause = {}): ConnectionState {
  return { state: 'disconnected', reason, ...cause };
}
