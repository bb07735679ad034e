export { APP_ROLE, AppLoginError, checkAppLogin } from './app-login.ts';
export { type AskValue, askTenant } from './ask-tenant.ts';
export { type Batch, type BatchColumns, defineBatch } from './batch.ts';
export { type ConnectOptions, connect, type Database, type Queryable } from './database.ts';
export {
  isDatabaseAway,
  isStorageFull,
  isWorthRetrying,
  violatedReference,
  violatedUnique,
} from './database-errors.ts';
export { type BaseBackup, findRunning, takeBaseBackup } from './embedded/base-backup.ts';
export { type EmbeddedOptions, EmbeddedPostgres, stopAbandoned } from './embedded/embedded-postgres.ts';
export { FolderInUseError } from './embedded/owner-lock.ts';
export { holdsCluster, restoreCluster } from './embedded/restore-cluster.ts';
export { createDatabase, type DatabaseUrls } from './embedded/roles.ts';
export type { WrittenFile } from './embedded/untar.ts';
export * from './functions.generated.ts';
export { generateDb } from './generate/generate-db.ts';
export { checkMigrated, type MigrateOptions, type Migration, migrate, readMigrations } from './migrate.ts';
export { MigrationError } from './migration-error.ts';
export type * from './schema.generated.ts';
export { selectList } from './select-list.ts';
export { type TenantOptions, type Tx, type TxClient, withTenants } from './with-tenants.ts';
