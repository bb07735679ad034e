import { readdirSync } from 'node:fs';

/** The module that collects the texts of one language: a JSON file per feature, in `<folder>/<locale>/`. */
export function printMessages(folder: string, locale: string): string {
  const names = readdirSync(`${folder}/${locale}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
  const imports = names.map(
    (name) => `import ${name} from './${locale}/${name}.json' with { type: 'json' };\n`,
  );
  const entries = names.map((name) => `  ${name},\n`);
  return `// Generated from the files in ${locale}/ by "npm run generate"; do not edit.
${imports.join('')}
export default {
${entries.join('')}};
`;
}
