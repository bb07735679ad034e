import type { Page } from 'playwright-core';
import { OWNER } from './business.ts';

type Person = { email: string; password: string };

/** Signs in through the API, and opens a page as a signed-in user. */
export async function signIn(page: Page, url: string, who: Person = OWNER, path = '/inbox'): Promise<void> {
  const { email, password } = who;
  // The browser context keeps the cookie of the answer.
  const answer = await page.context().request.post(`${url}/api/v1/auth/login`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
  await page.goto(`${url}${path}`);
}

/** Signs in through the form that is shown, and waits for the inbox. */
export async function signInHere(page: Page, { email, password }: Person = OWNER): Promise<void> {
  // The button is enabled once the page is hydrated.
  const submit = page.locator('button[type=submit]:enabled');
  await submit.waitFor();
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await submit.click();
  await page.waitForURL('**/inbox*', { waitUntil: 'commit' }).catch(async (error: Error) => {
    const shown = await page.locator('body').innerText();
    throw new Error(`${email} did not come in: ${error.message}\nThe page says: ${shown.slice(0, 600)}`);
  });
}
