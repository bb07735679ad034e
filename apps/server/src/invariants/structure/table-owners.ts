import { features } from '../../features/index.ts';

const ofPlatform = {
  'platform/events': ['event_heads', 'events', 'log_cursors'],
  'platform/http': ['idempotency_keys', 'schema_migrations'],
  'platform/installation': ['installation'],
  'platform/search': ['search_documents'],
};

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The one folder of apps/server/src that may refer to each table in SQL; others call its functions. */
export const tableOwners: Record<string, string[]> = {
  ...Object.fromEntries(
    features.flatMap(({ name, tables = [] }) =>
      tables.length > 0 ? [[`features/${name}`, tables.map(snakeCase)]] : [],
    ),
  ),
  ...ofPlatform,
};
