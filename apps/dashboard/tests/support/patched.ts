import type { Page, Response } from 'playwright-core';

/** The answer to the change of `field` at this path of the API, whatever else the page changes meanwhile. */
export const patched = (page: Page, path: string, field: string): Promise<Response> =>
  page.waitForResponse(
    (it) =>
      it.request().method() === 'PATCH' &&
      new URL(it.url()).pathname === `/api/v1${path}` &&
      Boolean(it.request().postData()?.includes(`"${field}"`)),
  );
