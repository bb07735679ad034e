import type { Page, Response } from 'playwright-core';

/** Waits for the response to the PATCH of `field` at this API path; other changes by the page are ignored. */
export const patched = (page: Page, path: string, field: string): Promise<Response> =>
  page.waitForResponse(
    (it) =>
      it.request().method() === 'PATCH' &&
      new URL(it.url()).pathname === `/api/v1${path}` &&
      Boolean(it.request().postData()?.includes(`"${field}"`)),
  );
