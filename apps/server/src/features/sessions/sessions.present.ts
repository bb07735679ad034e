import { type Session, type SessionSettings, sessionSettings, toPublicId } from '@waqtor/contract';
import type { EngineDefinition } from '@waqtor/provider';
import type { Config } from '../../config.ts';
import { originOf } from '../../platform/links.ts';
import type { SessionRow } from './sessions.store.ts';
import { warningsOf } from './state/session-health.ts';

export type EngineName = EngineDefinition['engine'];
/** The engines installed on this server. */
export type Engines = ReadonlyMap<EngineName, EngineDefinition>;

/** The URL that receives this session's webhooks. */
export function webhookUrlOf(sessionId: string, config: Config): string {
  return `${originOf(config)}/webhooks/whatsapp/${toPublicId('session', sessionId)}`;
}

/** Returns the settings; the team is a separate column, because it is a foreign key. */
function settingsOf({ settings, teamId }: SessionRow): SessionSettings {
  const kept = sessionSettings.parse(settings);
  return { ...kept, teamId: teamId === null ? null : toPublicId('team', teamId) };
}

/** Converts a row to the contract type, without credentials, encrypted or not. */
export function presentSession(row: SessionRow, engines: Engines, config: Config): Session {
  const id = toPublicId('session', row.id);
  return {
    id,
    engine: row.engine as Session['engine'],
    name: row.name,
    isSimulated: row.isSimulated,
    status: row.state as Session['status'],
    statusReason: row.stateCode as Session['statusReason'],
    statusMessage: row.stateReason,
    statusChangedAt: row.stateChangedAt.toISOString(),
    warnings: warningsOf(row),
    phoneNumber: row.phoneNumber,
    phoneNumberId: row.phoneNumberId,
    wabaId: row.wabaId,
    webhookUrl: webhookUrlOf(row.id, config),
    settings: settingsOf(row),
    capabilities: engines.get(row.engine as EngineName)?.capabilities ?? {},
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
