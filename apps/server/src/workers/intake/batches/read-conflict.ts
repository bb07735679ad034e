/**
 * A row this transaction had read was changed by another one. It carries PostgreSQL's serialization failure
 * code, so the transaction runs again.
 */
export function readConflict(): Error {
  return Object.assign(new Error('another transaction changed the row first'), { code: '40001' });
}
