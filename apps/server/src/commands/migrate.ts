import { MigrationError, migrate } from '@waqtor/db';
import { ConfigError, readConfig } from '../config.ts';

/*
 * npm run migrate: applies the migrations to an external database, so that the servers do not need a login
 * with those privileges.
 */

try {
  const url = readConfig(process.env).migrationDatabaseUrl;
  if (url === undefined) {
    throw new ConfigError(
      'Set MIGRATION_DATABASE_URL to the login that owns the database. (The embedded database is migrated at start.)',
    );
  }
  const applied = await migrate(url, { log: (line) => console.log(line) });
  console.log(applied.length === 0 ? 'Nothing to do.' : `Applied ${applied.length} migrations.`);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof MigrationError ? error.message : error);
  process.exit(1);
}
