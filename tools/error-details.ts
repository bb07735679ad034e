import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Finds errors whose details contain a sentence: `new AppError(code, { reason: 'nobody answers' })`. */
export function detailProblems(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('new AppError(')) return [];
    return sentencesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)).map(
      (sentence) =>
        `${file}: "${sentence}" in the details of an error; use a code of packages/contract/src/protocol/problems.ts`,
    );
  });
}

function sentencesIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'AppError') {
      const [, details] = node.arguments ?? [];
      if (details) collect(details);
    }
    ts.forEachChild(node, visit);
  };
  const collect = (node: ts.Node): void => {
    const words = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : '';
    if (/\p{L}\s/u.test(words)) found.push(words);
    ts.forEachChild(node, collect);
  };
  visit(source);
  return found;
}
