import pg from 'pg';
import { retryConflicts } from './retry-conflicts.ts';

/**
 * A pool whose own `query` runs a statement again after a conflict: without BEGIN, the statement is its whole
 * transaction. Statements on a client from `connect` are not repeated.
 */
export class Pool extends pg.Pool {
  override query = ((...args: unknown[]) => {
    const run = () => Reflect.apply(pg.Pool.prototype.query, this, args);
    return typeof args.at(-1) === 'function' ? run() : retryConflicts(run);
  }) as pg.Pool['query'];
}
