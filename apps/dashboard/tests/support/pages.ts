import { readdirSync } from 'node:fs';
import { tabsOf } from './business.ts';

/* Every page there is, read from the folder of routes, so that none is forgotten. */

const all = readdirSync(new URL('../../app', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)page\.tsx$/.test(name))
  // A folder in brackets is a room of the code, not a part of the address.
  .map((name) => `/${name.replace(/\/?page\.tsx$/, '').replace('(product)/', '')}`);

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

/** Every page behind the login; of a number's, each part, and of the way to one, each choice. */
export const pagesOfMembers = (sessionId: string): string[] => [
  ...all.filter(
    (path) => path !== '/sessions/details' && !pagesOfEverybody.some((it) => it.replace(/#.*/, '') === path),
  ),
  '/sessions/new?engine=sandbox',
  '/sessions/new?engine=cloud',
  ...tabsOf(sessionId),
];
