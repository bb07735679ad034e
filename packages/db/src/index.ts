export { type ConnectOptions, connect, type Database, type Queryable } from './database.ts';
export { isDatabaseAway, isWorthRetrying, violatedUnique } from './database-errors.ts';
export { type EmbeddedOptions, EmbeddedPostgres, stopAbandoned } from './embedded/embedded-postgres.ts';
export { FolderInUseError } from './embedded/owner-lock.ts';
export { generateDb } from './generate/generate-db.ts';
export { type MigrateOptions, type Migration, migrate, readMigrations } from './migrate.ts';
export { MigrationError } from './migration-error.ts';
export type * from './schema.generated.ts';
export { type TenantOptions, type Tx, withTenants } from './with-tenants.ts';
