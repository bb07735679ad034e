import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* A page is painted before it is hydrated: until then a native form submission must do no harm. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const filesIn = (folder: string, ending: string) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${root}/${folder}/${name}`, 'utf8') }));

test('every form in the source uses the Form component', () => {
  const sources = ['app', 'features', 'ui'].flatMap((folder) => filesIn(folder, '.tsx'));
  expect(sources.filter(({ text }) => text.includes('<Form')).length).toBeGreaterThan(10);
  expect(sources.filter(({ text }) => /<form[\s>]/.test(text)).map(({ name }) => name)).toEqual([
    'ui/form/form.tsx',
  ]);
});

test('every form in the built pages has method POST and a disabled submit button', () => {
  const forms = filesIn('out', '.html').flatMap(({ name, text }) =>
    [...text.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([form]) => ({ name, form })),
  );
  expect(forms.map(({ name }) => name)).toContain('out/sign-in.ar.html');
  for (const { name, form } of forms) {
    expect(/^<form[^>]*>/.exec(form)?.[0], name).toMatch(/ method="post"[^>]*>$/);
    const submits = [...form.matchAll(/<button\b[^>]*>/g)].filter(([tag]) => !tag.includes('type="button"'));
    expect(submits.length, name).toBeGreaterThan(0);
    for (const [tag] of submits) expect(tag, name).toContain(' disabled=""');
    expect(form, name).not.toMatch(/<input[^>]*type="(submit|image)"/);
  }
});
