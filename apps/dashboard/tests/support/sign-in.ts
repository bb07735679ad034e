import type { Page } from 'playwright-core';
import { OWNER } from './business.ts';

type Person = { email: string; password: string };

/** Signs in through the form, and waits for the inbox. */
export async function signIn(page: Page, url: string, who: Person = OWNER): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await signInHere(page, who);
}

/** Does the same if the form is already shown. */
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
