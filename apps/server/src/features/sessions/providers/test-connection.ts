import { type ConnectionTest, fieldProblem, type Problem } from '@waqtor/contract';
import type { ConnectionState, PhoneNumberInfo, Provider } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { EngineName, Engines } from '../sessions.present.ts';
import type { CloudCredentials } from './session-credentials.ts';

type NetworkAccess = Pick<Platform, 'outgoing'>;

export interface ConnectionReport {
  state: ConnectionState;
  phoneNumber: PhoneNumberInfo | undefined;
}

/** Tests credentials without storing them, and reports which of them are wrong and why. */
export async function reviewConnection(
  ctx: NetworkAccess,
  engines: Engines,
  engineName: EngineName,
  credentials: CloudCredentials,
): Promise<ConnectionTest> {
  return withProvider(ctx, engines, engineName, credentials, async (provider) => {
    const { state, phoneNumber } = await readConnection(provider);
    const isConnected = state.state === 'connected';
    const judged = isConnected ? ((await provider.verifyCredentials?.()) ?? []) : [];
    return {
      isConnected,
      phoneNumber: phoneNumber?.phoneNumber ?? null,
      displayName: phoneNumber?.displayName ?? null,
      problems: [
        ...(isConnected ? [] : [problemOf(state)]),
        ...judged.map(({ credential, code }) => fieldProblem(`body.${credential}`, code)),
      ],
    };
  });
}

/** Connects once with these credentials; stores nothing. Never throws for errors of the remote side. */
export async function testConnection(
  ctx: NetworkAccess,
  engines: Engines,
  engineName: EngineName,
  credentials: CloudCredentials,
): Promise<ConnectionReport> {
  return withProvider(ctx, engines, engineName, credentials, readConnection);
}

async function withProvider<T>(
  { outgoing }: NetworkAccess,
  engines: Engines,
  engineName: EngineName,
  credentials: CloudCredentials,
  use: (provider: Provider) => Promise<T>,
): Promise<T> {
  const engine = engines.get(engineName);
  if (!engine) throw new AppError('engine_unavailable', { engine: engineName });
  const provider = engine.create(
    { ...credentials },
    { outgoing: outgoing.graph, onEvents: async () => {}, onState: () => {} },
  );
  try {
    return await use(provider);
  } finally {
    await provider.disconnect();
  }
}

function problemOf(state: ConnectionState): Problem {
  if (!('reason' in state)) return fieldProblem(null, 'no_response');
  return fieldProblem(
    state.credential === undefined ? null : `body.${state.credential}`,
    'connection_refused',
    { reason: state.reason },
  );
}

/** Reads the provider's current state and, if it is connected, the properties of its number. */
export async function readConnection(provider: Provider): Promise<ConnectionReport> {
  const state = await provider.connect();
  if (state.state !== 'connected') return { state, phoneNumber: undefined };
  return { state, phoneNumber: await provider.getPhoneNumber?.().catch(() => undefined) };
}

/** Throws if the provider did not connect, with WhatsApp's reason. */
export function checkConnected({ state }: ConnectionReport): void {
  if (state.state === 'connected') return;
  throw new AppError('session_connection_failed', [problemOf(state)]);
}

/** Returns the changes to the session's row that follow from a report. */
export function changeOf({ state, phoneNumber }: ConnectionReport, at: Date) {
  const { raw: _raw, ...properties } = phoneNumber ?? { raw: undefined };
  return {
    state: state.state,
    stateCode: 'reason' in state ? (state.reasonCode ?? null) : null,
    stateReason: 'reason' in state ? state.reason : null,
    checkedAt: at,
    ...(phoneNumber
      ? { phoneNumber: phoneNumber.phoneNumber, health: { ...properties, checkedAt: at.toISOString() } }
      : {}),
  };
}
