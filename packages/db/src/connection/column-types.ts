import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
// The type is widened, because pg's types do not list it.
const INT8_ARRAY: number = 1016;

type Parse = (text: string) => unknown;

const parseInt8Array: (text: string) => (string | null)[] = pg.types.getTypeParser(INT8_ARRAY);

// A `date` has no time zone, so it stays text; so does `numeric`, as in pg.
const parsers: Record<number, Parse> = {
  [INT8]: parseInt8,
  [INT8_ARRAY]: (text) => parseInt8Array(text).map((item) => (item === null ? null : parseInt8(item))),
  [DATE]: (text) => text,
};

/** How values are parsed: bigint as number, timestamptz as Date, date and numeric as text. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : parsers[oid];
    return own ?? pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`bigint ${text} does not fit a JavaScript number; select it as text`);
  }
  return value;
}
