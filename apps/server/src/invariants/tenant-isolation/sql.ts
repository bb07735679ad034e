import type { Database } from '@waqtor/db';

/** Anything that runs parameterised SQL: a pool, a client, or a transaction's client. */
export type Queryable = Pick<Database['pool'], 'query'>;
