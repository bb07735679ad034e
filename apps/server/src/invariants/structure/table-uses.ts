import ts from 'typescript';

/*
 * Finds the tables to which a source file refers in SQL: in every string and template literal, and in calls
 * of Kysely's query builder. Comments and prose are ignored: a table name counts only where SQL expects a
 * table.
 */

/** Query builder methods whose first argument is a table, or a list of tables. */
const BUILDER = new Set(
  'selectFrom insertInto replaceInto updateTable deleteFrom mergeInto using from innerJoin leftJoin rightJoin fullJoin crossJoin innerJoinLateral leftJoinLateral table ref'.split(
    ' ',
  ),
);
/** Functions of this code base that take a table name. */
const TAKES_TABLE = new Set(['retainRows']);
const STARTS = new Set(['from', 'using', 'join', 'into', 'update', 'table', 'truncate']);
const ENDS = new Set(
  'where group order having limit offset union intersect except set returning window values select when do'.split(
    ' ',
  ),
);
/** Placeholder for `${…}` in a template literal. Whatever its value is, this text does not contain it. */
const HOLE = '§';

/**
 * Returns the tables to which the source refers in SQL, in snake_case and sorted. `tables`: all existing
 * tables.
 */
export function tableUses(source: string, tables: ReadonlySet<string>): string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const bare = new Set<string>();
  const fragments = sqlFragments(file);
  let namesTablesByValue = false;
  const named = (value: ts.Expression): void => {
    if (ts.isStringLiteralLike(value) && tables.has(snakeCase(value.text))) used.add(snakeCase(value.text));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = literalText(node, fragments);
      if (tables.has(snakeCase(text))) bare.add(snakeCase(text));
      const isBegun = ts.isBinaryExpression(node.parent); // 'delete from ' + table
      for (const name of tablePositions(isBegun ? text + HOLE : text)) {
        if (name === HOLE) namesTablesByValue = true;
        else if (tables.has(name)) used.add(name);
      }
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
      bare.add(node.name.text);
      if (node.name.text === 'table') named(node.initializer);
    }
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      TAKES_TABLE.has(node.expression.text)
    ) {
      for (const argument of node.arguments) named(argument);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [first] = node.arguments;
      if (first && BUILDER.has(node.expression.name.text))
        for (const name of builderTables(first)) {
          if (name === HOLE)
            namesTablesByValue ||= /^(insert|update|delete|select)/.test(node.expression.name.text);
          else if (tables.has(name)) used.add(name);
        }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  // `update ${table}`: the possible names are elsewhere in the file, as values or keys.
  if (namesTablesByValue) for (const name of bare) if (tables.has(name)) used.add(name);
  return [...used].sort();
}

/** `rows.table('n', …)` and `rows.parameters('n')` of a batch. */
function isBatch(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name } = node.expression;
  return ['table', 'parameters'].includes(name.text) && expression.getText() !== 'sql';
}

/** Returns the names of constants with an SQL fragment, which is analysed where it is defined. */
function sqlFragments(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const { initializer } = node;
      const isSql = ts.isTaggedTemplateExpression(initializer) && initializer.tag.getText() === 'sql';
      if (isSql || isBatch(initializer) || ts.isTemplateLiteral(initializer)) names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function literalText(node: ts.StringLiteralLike | ts.TemplateExpression, fragments: Set<string>): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  const holes = node.templateSpans.map(({ expression, literal }) => {
    const isFragment = isBatch(expression) || (ts.isIdentifier(expression) && fragments.has(expression.text));
    return (isFragment ? ' fragment ' : HOLE) + literal.text;
  });
  return node.head.text + holes.join('');
}

/**
 * Handles `'contacts as c'` and `['tags', 'contacts as c']`; a variable becomes a placeholder, and a subquery
 * is ignored.
 */
function builderTables(argument: ts.Expression): string[] {
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap(builderTables);
  if (ts.isIdentifier(argument)) return [HOLE];
  if (!ts.isStringLiteralLike(argument)) return [];
  const name = argument.text.trim().split(/[\s.]/)[0] ?? '';
  return [snakeCase(name)];
}

/** Returns the words of an SQL text in table positions, including its common table expressions. */
function tablePositions(text: string): string[] {
  const tokens = text.replace(/--.*$/gm, ' ').match(/'(?:[^']|'')*'|"[^"]+"|\w+|§|[^\s\w]/g) ?? [];
  const found: string[] = [];
  // Per open parenthesis: whether a table is expected next, and whether a table may follow a comma.
  const stack: { expects: boolean; inList: boolean }[] = [];
  let now = { expects: false, inList: false };
  tokens.forEach((token, i) => {
    const word = token.toLowerCase();
    if (word === '(') {
      stack.push({ ...now, expects: false });
      now = { expects: now.expects, inList: now.expects };
    } else if (word === ')') now = stack.pop() ?? { expects: false, inList: false };
    else if (STARTS.has(word) && tokens[i - 1]?.toLowerCase() !== 'distinct') {
      now = { expects: true, inList: word === 'from' || word === 'using' };
    } else if (ENDS.has(word)) now = { expects: false, inList: false };
    else if (word === ',') now.expects = now.inList;
    else if (now.expects && !['only', 'lateral', '.', 'public', 'exists', 'if', 'rows'].includes(word)) {
      now.expects = false;
      found.push(word === HOLE ? HOLE : word.replaceAll('"', ''));
    }
  });
  return found;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
