import type { EngineDefinition, WebhookDialect } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import type { EngineName, Engines } from '../features/sessions/index.ts';

/** The engines this server supports. The only place that names provider packages. */
export const engines: Engines = new Map<EngineName, EngineDefinition>([['cloud', cloudApiEngine]]);

/** How Meta's webhooks are verified and parsed. */
export const cloudDialect = cloudApiEngine.webhooks as WebhookDialect;
