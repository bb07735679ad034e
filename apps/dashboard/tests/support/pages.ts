import { readdirSync } from 'node:fs';
import { sessionTabs } from './business.ts';

/* All pages, read from the routes folder, so that none is forgotten. */

const all = readdirSync(new URL('../../app', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)page\.tsx$/.test(name))
  // A folder in parentheses is a route group and not part of the URL.
  .map((name) => `/${name.replace(/\/?page\.tsx$/, '').replace('(product)/', '')}`);

/** The public pages; those reached by e-mailed links, with the fragment. */
export const publicPages = [
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

/** All pages behind the login, including each tab of a session and each choice of the connection flow. */
export const memberPages = (sessionId: string): string[] => [
  ...all.filter(
    (path) => path !== '/sessions/details' && !publicPages.some((it) => it.replace(/#.*/, '') === path),
  ),
  '/sessions/new?engine=sandbox',
  '/sessions/new?engine=cloud',
  ...sessionTabs(sessionId),
];
