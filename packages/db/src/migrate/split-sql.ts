export interface Statement {
  text: string;
  /** The line of the file on which `text` begins, counted from 1. */
  line: number;
}

// Tokens that may contain a semicolon, in the order of PostgreSQL's own scanner; nested comments are counted
// below.
const TOKEN =
  /--[^\n]*|\/\*|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|;/g;

/**
 * Splits a migration at its top-level semicolons, so that an error can include the line even if PostgreSQL
 * gives no position. Function bodies have to be dollar-quoted or `return …`; `begin atomic` is not supported.
 */
export function splitSql(sql: string): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(sql); token; token = TOKEN.exec(sql)) {
    if (token[0] === ';') {
      add(statements, sql, start, token.index + 1);
      start = token.index + 1;
    } else if (token[0] === '/*') {
      TOKEN.lastIndex = endOfComment(sql, token.index);
    } else if (token[0].startsWith('$')) {
      const end = sql.indexOf(token[0], TOKEN.lastIndex);
      TOKEN.lastIndex = end < 0 ? sql.length : end + token[0].length;
    }
  }
  add(statements, sql, start, sql.length);
  return statements;
}

/** Returns the line of a character offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function add(statements: Statement[], sql: string, start: number, end: number): void {
  const text = sql.slice(start, end);
  const lead = /^(?:\s|--[^\n]*(?:\n|$))*/.exec(text)?.[0].length ?? 0;
  if (lead === text.length || text.slice(lead) === ';') return;
  statements.push({ text: text.slice(lead), line: lineAt(sql, start + lead) });
}

function endOfComment(sql: string, open: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = open;
  let depth = 0;
  for (let match = edge.exec(sql); match; match = edge.exec(sql)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return sql.length;
}
