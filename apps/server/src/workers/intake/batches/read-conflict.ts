/**
 * Another transaction has changed a row that this one had read. The error carries PostgreSQL's code for a
 * serialization failure, so that the transaction is run again.
 */
export function readConflict(): Error {
  return Object.assign(new Error('another transaction changed the row first'), { code: '40001' });
}
