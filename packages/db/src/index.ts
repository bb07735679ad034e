export { APP_ROLE, AppLoginError, checkAppLogin } from './connection/app-login.ts';
export { type ConnectOptions, connect, type Database, type Queryable } from './connection/database.ts';
export {
  isConcurrencyFailure,
  isDatabaseUnavailable,
  isStorageFull,
  isWorthRetrying,
  violatedReference,
  violatedUnique,
} from './connection/database-errors.ts';
export { type InlineValue, queryForTenant } from './connection/query-for-tenant.ts';
export { type TenantOptions, type Tx, type TxClient, withTenants } from './connection/with-tenants.ts';
export { type BaseBackup, findRunning, takeBaseBackup } from './embedded/base-backup.ts';
export { type EmbeddedOptions, EmbeddedPostgres, stopAbandoned } from './embedded/embedded-postgres.ts';
export { FolderInUseError } from './embedded/owner-lock.ts';
export { holdsCluster, restoreCluster } from './embedded/restore-cluster.ts';
export { createDatabase, type DatabaseUrls } from './embedded/roles.ts';
export type { WrittenFile } from './embedded/untar.ts';
export * from './functions.generated.ts';
export { generateDb } from './generate/generate-db.ts';
export {
  checkMigrated,
  type MigrateOptions,
  type Migration,
  migrate,
  readMigrations,
} from './migrate/migrate.ts';
export { MigrationError } from './migrate/migration-error.ts';
export type * from './schema.generated.ts';
export { type Batch, type BatchColumns, defineBatch } from './statements/batch.ts';
export { selectList } from './statements/select-list.ts';
