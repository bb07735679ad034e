/** A migration that cannot be applied; the message says which file and line, and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}
