import type { EngineDefinition, WebhookDialect } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import type { EngineName, Engines } from '../features/sessions/index.ts';

/** The engines that this server supports. No other file refers to the provider packages. */
export const engines: Engines = new Map<EngineName, EngineDefinition>([['cloud', cloudApiEngine]]);

/** Verifies and parses Meta's webhooks. */
export const cloudDialect = cloudApiEngine.webhooks as WebhookDialect;
