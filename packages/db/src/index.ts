export { type ConnectOptions, connect, type Database, type Queryable } from './database.ts';
export { isDatabaseAway, isWorthRetrying, violatedUnique } from './database-errors.ts';
export { type EmbeddedOptions, EmbeddedPostgres } from './embedded/embedded-postgres.ts';
export { generateDb } from './generate/generate-db.ts';
export { type MigrateOptions, type Migration, migrate, readMigrations } from './migrate.ts';
export { MigrationError } from './migration-error.ts';
export type * from './schema.generated.ts';
export { type TenantOptions, type Tx, withTenants } from './with-tenants.ts';
