/**
 * Settings for transactions whose statements look up a few hundred keys by index. Without fresh statistics (a
 * new database, or a table that has just grown), the planner reads a tenant's whole table instead, and a
 * prepared plan continues to do so. Measured with 2,000 contacts and no statistics: 80 ms per batch instead
 * of 1 ms. Which index is used depends on the statement: see docs/subsystems/intake.md, "Plans that need no
 * statistics".
 */
export const indexLookUps: Readonly<Record<string, string>> = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  jit: 'off',
};
