/**
 * Builds a select list for SQL text: `c.tenant_id as "tenantId", …`. Every column of the row must be listed,
 * so that a new one cannot be forgotten.
 */
export function selectList<Row>(alias: string, columns: { readonly [Column in keyof Row]-?: true }): string {
  return Object.keys(columns)
    .map((column) => `${alias}.${snakeCase(column)} as "${column}"`)
    .join(', ');
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
