/** Thrown if a migration cannot be applied. The message contains the file, the line, and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}
