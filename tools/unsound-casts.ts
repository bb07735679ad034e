import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * Files that may contain such casts until their types are repaired. A file without any must be removed from
 * this list.
 */
export const castExceptions: readonly string[] = [];

/** The lines on which a file casts to `never`, or through `unknown` or `never`. */
export function unsoundCasts(file: string, text: string): number[] {
  // Most files have none, and need not be parsed.
  if (!/\b(never|unknown)\b/.test(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (isUnsound(node)) lines.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

function isUnsound(node: ts.Node): boolean {
  if (!isCast(node)) return false;
  if (node.type.kind === ts.SyntaxKind.NeverKeyword) return true;
  let inner = node.expression;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return isCast(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword;
}

const isCast = (node: ts.Node): node is ts.AsExpression | ts.TypeAssertion =>
  ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);

/** Whether a file is production code. */
export function isProduction(file: string): boolean {
  return !/\.(test|fixture)\.tsx?$|(^|\/)(tests|testing|invariants)\/|\/testing[^/]*\.ts$/.test(file);
}

/** The violations in these files. */
export function castProblems(
  files: readonly string[],
  exceptions: readonly string[] = castExceptions,
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): string[] {
  const problems: string[] = [];
  const needed = new Set<string>();
  for (const file of files) {
    const lines = unsoundCasts(file, read(file));
    if (exceptions.includes(file) && lines.length > 0) needed.add(file);
    else for (const line of lines) problems.push(`${file}:${line} casts past the compiler; repair the type`);
  }
  for (const file of exceptions.filter((exception) => !needed.has(exception)))
    problems.push(`${file} has no such cast any more; take it out of castExceptions`);
  return problems;
}
