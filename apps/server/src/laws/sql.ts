import type { Database } from '@waqtor/db';

/** Anything that takes parametrised SQL: a pool, a client, or a transaction's client. */
export type Queryable = Pick<Database['pool'], 'query'>;
