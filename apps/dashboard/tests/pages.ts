import { readdirSync } from 'node:fs';

/* Every page there is, read from the folder of routes, so that none is forgotten. */

const all = readdirSync(new URL('../app', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)page\.tsx$/.test(name))
  .map((name) => `/${name.replace(/\/?page\.tsx$/, '')}`);

/** What can be seen without a login; behind the `#`, links that were mailed. */
export const pagesOfEverybody = [
  '/',
  '/about',
  '/forgot-password',
  '/invitation#token=x',
  '/nowhere',
  '/privacy',
  '/reset-password#token=x',
  '/setup#token=x',
  '/sign-in',
  '/sign-up',
  '/terms',
];

export const pagesOfMembers = all.filter(
  (path) => !pagesOfEverybody.some((it) => it.replace(/#.*/, '') === path),
);
