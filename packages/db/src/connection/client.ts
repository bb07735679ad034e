import pg from 'pg';
import { withArrayLiterals } from '../statements/array-literal.ts';

/** A client that serialises text arrays itself; see `withArrayLiterals`. */
export class Client extends pg.Client {
  override query = ((...args: unknown[]) =>
    Reflect.apply(pg.Client.prototype.query, this, args.map(withLiterals))) as pg.Client['query'];
}

/** The arguments of `query(config)` or `query(text, values)`. */
function withLiterals(arg: unknown): unknown {
  if (Array.isArray(arg)) return withArrayLiterals(arg);
  if (typeof arg !== 'object' || arg === null || 'submit' in arg) return arg;
  return 'values' in arg && Array.isArray(arg.values)
    ? { ...arg, values: withArrayLiterals(arg.values) }
    : arg;
}
