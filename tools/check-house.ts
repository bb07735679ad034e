import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { errorCodes, errorRegistry, problemCodes, problemRegistry } from '@waqtor/contract';
import { mapProblems, referenceProblems } from './document-references.ts';
import { detailProblems } from './error-details.ts';
import { filesBelow } from './files.ts';
import { repositoryProblems } from './repository/problems.ts';
import { batchProblems } from './row-batches.ts';
import { sizeProblems } from './sizes.ts';
import { castProblems, isProduction } from './unsound-casts.ts';

/*
 * Repository rules that no other tool checks: sizes of files and folders, a page for every error, no orphaned
 * pages, no dead links, no unsound casts, no sentences in the details of an error, no batches of rows numbered by hand.
 */
const problems: string[] = [];

const files = filesBelow(
  ['apps', 'packages', 'bench', 'tools'],
  ['.ts', '.tsx', '.mjs', '.sql', '.json', '.md'],
)
  .filter((file) => !/generated|\/schema\.sql$|(^|\/)(out|dist|coverage)\//.test(file))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));
problems.push(...sizeProblems(files));

const pages = readdirSync('docs/errors').filter((name) => name.endsWith('.md') && name !== 'README.md');
for (const code of errorCodes) {
  if (!pages.includes(`${code}.md`))
    problems.push(`docs/errors/${code}.md is missing: say what happened and what to do`);
}
for (const code of errorCodes.filter((known) => pages.includes(`${known}.md`))) {
  const { status, title, retry } = errorRegistry[code];
  const text = readFileSync(`docs/errors/${code}.md`, 'utf8');
  for (const fact of [`**HTTP ${status}**`, `Retryable: **${retry ? 'yes' : 'no'}**`, title]) {
    if (!text.includes(fact))
      problems.push(`docs/errors/${code}.md does not say "${fact}", which the registry does`);
  }
}
for (const page of pages) {
  if (!(errorCodes as string[]).includes(page.replace(/\.md$/, '')))
    problems.push(`docs/errors/${page} documents no known code`);
}

const validation = readFileSync('docs/errors/validation_failed.md', 'utf8');
for (const code of problemCodes) {
  const row = `| \`${code}\` | ${problemRegistry[code]} |`;
  if (!validation.includes(row)) problems.push(`docs/errors/validation_failed.md lacks the row "${row}"`);
}

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  ...filesBelow(['docs', 'packages', 'apps'], ['.md']),
];
for (const document of documents) {
  if (!existsSync(document)) {
    problems.push(`${document} is missing`);
    continue;
  }
  const folder = document.includes('/') ? document.replace(/\/[^/]*$/, '/') : '';
  for (const [, target = ''] of readFileSync(document, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (/^[a-z]+:/.test(target) || target.startsWith('/')) continue;
    if (!existsSync(new URL(folder + target, `file://${process.cwd()}/`)))
      problems.push(`${document} links to ${target}, which is not there`);
  }
}
const architectureLines = existsSync('ARCHITECTURE.md')
  ? readFileSync('ARCHITECTURE.md', 'utf8').split('\n').length
  : 0;
if (architectureLines > 151) problems.push(`ARCHITECTURE.md has ${architectureLines} lines (at most 150)`);

// The changelog describes the past, and CONTRIBUTING.md an imaginary feature.
const current = documents.filter(
  (document) => existsSync(document) && !['CHANGELOG.md', 'CONTRIBUTING.md'].includes(document),
);
const sources = filesBelow(
  ['apps', 'packages', 'bench', 'tools'],
  ['.ts', '.tsx', '.mjs', '.cjs', '.sql', '.json'],
).filter((path) => !/(^|\/)(out|dist|coverage)\//.test(path));
problems.push(...referenceProblems(current, sources));
problems.push(...mapProblems(readFileSync('ARCHITECTURE.md', 'utf8')));

problems.push(...repositoryProblems());
problems.push(...batchProblems(filesBelow(['apps', 'packages'], ['.ts']).filter(isProduction)));
problems.push(...detailProblems(filesBelow(['apps/server/src'], ['.ts']).filter(isProduction)));
problems.push(
  ...castProblems(filesBelow(['apps', 'packages', 'bench', 'tools'], ['.ts', '.tsx']).filter(isProduction)),
);

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
