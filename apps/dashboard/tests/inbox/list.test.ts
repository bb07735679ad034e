import type { Locator, Page } from 'playwright-core';
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

  test('summarises a selection, and offers the actions of a row in its context menu', async () => {
    await page.getByRole('checkbox', { name: 'Select Grace Okafor' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'Select Julien Marchand' }).check({ force: true });
    const summary = page.getByRole('region', { name: 'Selected conversations' });
    await summary.getByText('2 conversations selected').waitFor();
    expect(await summary.getByText('Unassigned').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await summary.waitFor({ state: 'detached' });
    await row('Grace').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Mark as read' }).click();
    await row('Grace')
      .getByRole('img', { name: /unread/ })
      .waitFor({ state: 'detached' });
    await row('Grace').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Mark as unread' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Grace');
  });

  test('sorts, keeps the order in the address, and searches all states', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    const names = () => rows().evaluateAll((all) => all.map((it) => it.getAttribute('data-conversation')));
    await expect.poll(() => rows().count()).toBe(4);
    const newestFirst = await names();
    await page.getByRole('button', { name: /^Display options/ }).click();
    await page.getByRole('menuitem', { name: 'Oldest message' }).click();
    await page.waitForURL('**sort=oldest*');
    await expect.poll(names).toEqual([...newestFirst].reverse());
    await row('Grace').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Resolve' }).click();
    await expect.poll(() => rows().count()).toBe(3);
    await page.getByRole('searchbox').fill('lamp');
    await row('Grace').locator('mark').getByText('lamp').waitFor();
    expect(await row('Grace').textContent()).toContain('Resolved');
    await page.goto(`${dashboard.url}/inbox?q=lamp&unread=true&assignee=me`);
    await page.getByRole('button', { name: 'Search all conversations' }).click();
    await row('Grace').waitFor();
    await row('Grace').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reopen' }).click();
    await page.goto(`${dashboard.url}/inbox`);
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

  test('opens pickers at the control, for the keyboard', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await row('Grace').click();
    await page.locator('article').first().waitFor();
    const assign = page.locator('[data-picker=thread-assign]');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Assign conversation' });
    const field = dialog.getByRole('combobox');
    await expect.poll(() => isFocused(field)).toBe(true);
    const [popover, control] = await Promise.all([dialog.boundingBox(), assign.boundingBox()]);
    expect(Math.abs((popover?.y ?? 0) - (control?.y ?? 0) - (control?.height ?? 0))).toBeLessThan(12);
    expect(popover?.x).toBeLessThanOrEqual(control?.x ?? 0);
    const active = () =>
      field.evaluate(
        (it) => document.getElementById(it.getAttribute('aria-activedescendant') ?? '')?.textContent,
      );
    expect(await active()).toContain('Nadia (you)');
    await page.keyboard.press('End');
    expect(await active()).toContain('Unassigned');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toContain('Nadia (you)');
    await field.fill('nobody has this name');
    await dialog.getByText('No results').waitFor();
    await field.fill('NADIA');
    expect(await dialog.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByText('Conversation assigned').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await assign.click();
    await dialog.getByRole('group', { name: 'Recent' }).getByRole('option', { name: 'Nadia' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await isFocused(assign)).toBe(true);
    // A click elsewhere closes it and puts the focus there.
    await assign.click();
    await page.getByLabel('Your reply').click();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.type('Hello');
    await expect.poll(() => page.getByLabel('Your reply').inputValue()).toBe('Hello');
    await page.getByLabel('Your reply').fill('');
    await page.locator('[data-picker=thread-snooze]').click();
    const snooze = page.getByRole('dialog', { name: 'Snooze conversation' });
    await snooze.getByRole('option', { name: /^Tomorrow.*9:00/ }).waitFor();
    await snooze.getByRole('combobox').fill('date');
    await page.keyboard.press('Enter');
    await snooze.getByLabel('Date and time').fill('2020-01-01T09:00');
    await snooze.getByText('Choose a later time.').waitFor();
    await page.keyboard.press('Escape');
  });

  test('tags several conversations one tag after another, and creates a tag', async () => {
    for (const name of ['Grace Okafor', 'Julien Marchand'])
      await page.getByRole('checkbox', { name: `Select ${name}` }).check({ force: true });
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Tag 2 conversations' });
    await dialog.getByRole('combobox').fill('Fragile goods');
    await dialog.getByRole('option', { name: 'Create tag “Fragile goods”' }).click();
    await dialog.getByRole('option', { name: 'Fragile goods', checked: true }).waitFor();
    await row('Grace').getByText('Fragile goods').waitFor();
    await row('Julien').getByText('Fragile goods').waitFor();
    await page.keyboard.press('Space');
    await dialog.getByRole('option', { name: 'Fragile goods', checked: false }).waitFor();
    await row('Julien').getByText('Fragile goods').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByText('2 selected').waitFor({ state: 'detached' });
    await row('Grace').click();
    await page.keyboard.press('t');
    await page.getByRole('option', { name: 'Fragile goods' }).click();
    await row('Grace').getByText('Fragile goods').waitFor();
    await page.keyboard.press('Escape');
    for (const name of ['Grace Okafor', 'Julien Marchand'])
      await page.getByRole('checkbox', { name: `Select ${name}` }).check({ force: true });
    await page.getByRole('toolbar').getByRole('button', { name: 'Tags' }).click();
    await dialog
      .getByRole('option', { name: 'Fragile goods' })
      .and(page.locator('[aria-checked=mixed]'))
      .waitFor();
    await page.keyboard.press('Enter');
    await row('Julien').getByText('Fragile goods').waitFor();
    await dialog.waitFor({ state: 'detached' });
  });

  test('sets filters one after another, by search too, and clears them', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await row('Julien').waitFor();
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Filters' });
    await dialog.getByRole('combobox').fill('fragile');
    await dialog.getByRole('group', { name: 'Tag' }).getByRole('option', { name: 'Fragile goods' }).click();
    await page.waitForURL('**tag=tag_*');
    await dialog.getByRole('option', { name: 'Tag Fragile goods' }).waitFor();
    await dialog.getByRole('option', { name: 'Assigned to' }).click();
    await dialog.getByRole('option', { name: 'Unassigned' }).click();
    await page.waitForURL('**assignee=none*');
    await dialog.getByText('2 active filters').waitFor();
    await expect.poll(() => rows().count()).toBe(1);
    await dialog.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await page.keyboard.press('Escape');
    expect(await isFocused(page.getByRole('button', { name: 'Filters', exact: true }))).toBe(true);
  });

  test('shows why the choices of a picker are missing, and loads them again', async () => {
    const other = await dashboard.open();
    await other.route('**/api/v1/macros*', (route) =>
      route.fulfill({ status: 429, json: { success: false, error: { code: 'rate_limited' } } }),
    );
    await signIn(other, dashboard.url);
    await other.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).click();
    await other.locator('[data-picker=thread-macro]').click();
    const dialog = other.getByRole('dialog', { name: 'Run a macro on the conversation' });
    await dialog.getByRole('alert').waitFor();
    await other.unroute('**/api/v1/macros*');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('No macros yet').waitFor();
    await other.context().close();
  });

  test('shows pickers as a sheet at the bottom of a phone', async () => {
    const phone = await dashboard.open({ locale: 'ar', width: 360, height: 740 });
    await signIn(phone, dashboard.url);
    await phone.getByTestId('conversations').getByRole('button').filter({ hasText: 'Grace' }).click();
    await phone.locator('[data-picker=thread-assign]').click();
    const sheet = phone.getByRole('dialog', { name: 'إسناد محادثة واحدة' });
    await sheet.getByRole('option', { name: 'غير مسندة' }).waitFor();
    // The keyboard of the phone would cover the list.
    expect(await isFocused(sheet.getByRole('listbox'))).toBe(true);
    const { x, y = 0, width, height = 0 } = (await sheet.boundingBox()) ?? {};
    expect({ x, width, end: Math.round(y + height) }).toEqual({ x: 0, width: 360, end: 740 });
    await sheet.getByRole('option', { name: 'غير مسندة' }).click();
    await phone.getByText('تم إلغاء إسناد محادثة واحدة').waitFor();
    await sheet.waitFor({ state: 'detached' });
    expect(await isFocused(phone.locator('[data-picker=thread-assign]'))).toBe(true);
    await phone.context().close();
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
    await scrollTo(740);
    await expect.poll(async () => (await places())[0]?.position).toBe(10);
    await list.locator('li').evaluateAll((all) => {
      for (const it of all) Object.assign(it, { isOld: true });
    });
    for (let top = 740; top <= 1_320; top += 28) {
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
    await page.getByTestId('conversations').evaluate((it) => it.scrollTo(0, 1_474));
    await row('Customer 20').waitFor();
    await expect.poll(focused).not.toContain('Customer');
  });

  test('has no errors in the console', () => expect(dashboard.complaints).toEqual([]));
});

const isFocused = (control: Locator) => control.evaluate((it) => it === document.activeElement);

/** Presses a key as another keyboard layout would report it. */
async function press(page: Page, key: string, code: string, shiftKey = false): Promise<void> {
  await page.evaluate(
    (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })),
    { key, code, shiftKey },
  );
}
