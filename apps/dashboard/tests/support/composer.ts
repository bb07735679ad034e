import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBusiness } from './business.ts';
import { type Dashboard, openDashboard } from './dashboard.ts';
import { type ProvidedFile, provideFiles } from './provide-files.ts';
import { call, type TestNumber } from './sandbox-client.ts';
import { signIn } from './sign-in.ts';

/** Types so fast that no timer fires between two characters, however slow the machine is. */
export const typeAtOnce = (field: Locator, text: string): Promise<void> =>
  field.evaluate((element, letters) => {
    (element as HTMLElement).focus();
    for (const letter of letters) document.execCommand('insertText', false, letter);
  }, text);

interface Send {
  type: string;
  to: string;
}

/** A business with the conversation of Grace Okafor open, and helpers for its composer. */
export interface ComposerFixture {
  dashboard: Dashboard;
  number: TestNumber;
  page: Page;
  field(): Locator;
  log(): Locator;
  /** The attachments of the draft. */
  files(): Locator;
  openThread(name: string): Promise<void>;
  give(how: 'drop' | 'paste', files: ProvidedFile[]): Promise<void>;
  /** The messages the sandbox has accepted. */
  sends(): Promise<Send[]>;
  /** The types of the messages accepted since `before`, once there are as many as expected. */
  newSends(before: number, count: number): Promise<string[]>;
  /** The empty reply field. */
  clear(): Promise<void>;
}

export async function openComposer(): Promise<ComposerFixture> {
  const dashboard = await openDashboard();
  const number = await openBusiness(dashboard);
  const page = await dashboard.open();
  await signIn(page, dashboard.url);
  const answer = () => page.getByRole('button', { name: 'Reply', exact: true });
  const field = () => page.getByLabel('Your reply');
  const ledger = `${dashboard.sandboxUrl}/sandbox/ledger?list=sends&limit=0`;
  const sends = async () => (await call<{ sends: Send[] }>(ledger)).sends;
  async function openThread(name: string): Promise<void> {
    await page.getByTestId('conversations').getByRole('button').filter({ hasText: name }).click();
    await answer().waitFor();
    await page.locator('html[data-connection=live]').waitFor();
  }
  await openThread('Grace Okafor');
  return {
    dashboard,
    number,
    page,
    field,
    log: () => page.getByRole('log'),
    files: () => page.getByRole('list', { name: 'Files to send' }).getByRole('listitem'),
    openThread,
    give: (how, files) => provideFiles(page, how, files),
    sends,
    async newSends(before, count) {
      await expect.poll(async () => (await sends()).length).toBe(before + count);
      return (await sends()).slice(before).map(({ type }) => type);
    },
    async clear() {
      await answer().click();
      await field().fill('');
    },
  };
}
