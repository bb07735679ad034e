import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { patched } from '../support/patched.ts';
import { type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* The conversation list: bulk selection, undo, saved views, and keyboard shortcuts on every layout. */

describe.skipIf(!hasBrowser)('the conversation list', () => {
  let dashboard: Dashboard;
  let page: Page;
  let number: TestNumber;
  const rows = () => page.getByTestId('conversations').locator('[data-conversation]');
  const row = (name: string) => rows().filter({ hasText: name });

  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    page = await dashboard.open();
    await signIn(page, dashboard.url);
    await row('Grace').waitFor();
    await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  test('applies a bulk action and undoes it for each conversation', async () => {
    await expect.poll(() => rows().count()).toBe(4);
    await page.getByRole('checkbox', { name: 'Select Grace Okafor' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'Select Julien Marchand' }).check({ force: true });
    await page.getByText('2 selected').waitFor();
    await page.getByRole('toolbar').getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('2 conversations resolved').waitFor();
    await expect.poll(() => rows().count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Grace').waitFor();
    await expect.poll(() => rows().count()).toBe(4);
  });

  test('can be used by keyboard with any layout', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await expect.poll(() => rows().count()).toBe(4);
    const first = await rows().first().getAttribute('data-conversation');
    await page.keyboard.press('j');
    await page.waitForURL(`**conversation=${first}*`);
    // On an Arabic keyboard the same physical key types another letter.
    await press(page, 'ت', 'KeyJ');
    const second = await rows().nth(1).getAttribute('data-conversation');
    await page.waitForURL(`**conversation=${second}*`);
    await page.locator(`[data-conversation="${second}"][aria-current]`).waitFor();
    // Two keys pressed before a render are two steps.
    await page.evaluate(() => {
      for (const key of ['j', 'j'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'KeyJ', bubbles: true }));
    });
    const fourth = await rows().nth(3).getAttribute('data-conversation');
    await page.waitForURL(`**conversation=${fourth}*`);
    await press(page, 'h', 'KeyH');
    await page.getByRole('dialog', { name: 'Snooze conversation' }).waitFor();
    await page.keyboard.press('Escape');
    await press(page, '؟', 'Slash', true);
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    // In a text field a letter is typed and triggers no shortcut.
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').press('e');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('e');
    await page.getByRole('searchbox').fill('');
  });

  test('saves its filters as a view', async () => {
    await page.goto(`${dashboard.url}/inbox?unread=true&assignee=none`);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Manage views' }).click();
    const dialog = page.getByRole('dialog', { name: 'Saved views' });
    await dialog.getByLabel('View name').fill('To be taken');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await dialog.getByLabel('Rename “To be taken”').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'To be taken' }).waitFor();
    await page.goto(`${dashboard.url}/inbox`);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: 'To be taken' }).click();
    await page.waitForURL('**unread=true*');
    expect(page.url()).toContain('assignee=none');
  });

  test('changes a keyboard shortcut, and refuses one that is taken', async () => {
    await page.goto(`${dashboard.url}/settings/keyboard`);
    const next = page.getByRole('button', { name: 'Change shortcut for “Next conversation”' });
    await next.click();
    await page.keyboard.press('k');
    await page.getByText('This key is already used for “Previous conversation”').waitFor();
    // Optimistic here; the next page load shows it once the server has it.
    const kept = patched(page, '/user', 'keys');
    await page.keyboard.press('w');
    await next.getByText('w', { exact: true }).waitFor();
    await kept;
    await page.goto(`${dashboard.url}/inbox`);
    await row('Grace').waitFor();
    await page.keyboard.press('w');
    await page.waitForURL('**conversation=*');
  });

  test('reuses the slots of rows that scroll out of view; once scrolling stops, rows are in reading order', async () => {
    for (let i = 1; i <= 45; i += 1)
      await writeAs(dashboard.sandboxUrl, number.pnid, `Customer ${i}`, `I am number ${i}`);
    await page.goto(`${dashboard.url}/inbox`);
    await row('Customer 45').waitFor();
    const list = page.getByTestId('conversations');
    const places = () =>
      list.locator('li').evaluateAll((all) =>
        all.map((it) => ({
          position: Number(it.ariaPosInSet),
          isOld: (it as { isOld?: boolean }).isOld === true,
        })),
      );
    const scrollTo = (top: number) => list.evaluate((it, to) => it.scrollTo(0, to), top);
    // The maximum number of rendered rows: half of one above, half of one below.
    await scrollTo(1_000);
    await expect.poll(async () => (await places())[0]?.position).toBe(10);
    await list.locator('li').evaluateAll((all) => {
      for (const it of all) Object.assign(it, { isOld: true });
    });
    for (let top = 1_000; top <= 1_800; top += 38) {
      await scrollTo(top);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    }
    await expect.poll(async () => (await places())[0]?.position).toBe(20);
    const seen = await places();
    expect(seen.filter(({ isOld }) => !isOld)).toEqual([]);
    await expect
      .poll(async () => (await places()).map(({ position }) => position))
      .toEqual(seen.map((_, i) => 20 + i));
    // While scrolling the row had no checkbox; now it has.
    await expect.poll(() => list.getByRole('checkbox').count()).toBe(seen.length);
  });

  test('keeps focus with its conversation when rows are reused', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await row('Customer 44').waitFor();
    const focused = () =>
      page.evaluate(() =>
        document.activeElement?.matches('button') ? document.activeElement.textContent : '',
      );
    await row('Customer 44').focus();
    await writeAs(dashboard.sandboxUrl, number.pnid, 'Somebody new', 'Good morning');
    await row('Somebody new').waitFor();
    expect(await focused()).toContain('Customer 44');
    await row('Customer 44').locator('xpath=ancestor::li').getByRole('checkbox').focus();
    await writeAs(dashboard.sandboxUrl, number.pnid, 'Somebody else', 'Good evening');
    await row('Somebody else').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.textContent)).toContain(
      'Customer 44',
    );
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
    await page.getByTestId('conversations').evaluate((it) => it.scrollTo(0, 2_000));
    await row('Customer 20').waitFor();
    await expect.poll(focused).not.toContain('Customer');
  });

  test('has no errors in the console', () => expect(dashboard.complaints).toEqual([]));
});

/** Presses a key as another keyboard layout would report it. */
async function press(page: Page, key: string, code: string, shiftKey = false): Promise<void> {
  await page.evaluate(
    (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })),
    { key, code, shiftKey },
  );
}
