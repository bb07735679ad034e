import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* Macros: creating, running on one and on many conversations, undo, and a step that is refused. */

describe.skipIf(!hasBrowser)('macros', () => {
  let dashboard: Dashboard;
  let page: Page;
  beforeAll(async () => {
    dashboard = await openDashboard();
    await openBusiness(dashboard);
    page = await dashboard.open();
    await signIn(page, dashboard.url);
    await page.locator('html[data-connection=live]').waitFor();
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    await call(`${dashboard.url}/api/v1/tags`, { name: 'Delivery', color: 'teal' }, data.accessToken);
  });
  afterAll(() => dashboard?.stop());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const row = (name: string) =>
    page.getByTestId('conversations').getByRole('listitem').filter({ hasText: name });
  const seeText = (text: string) => page.getByText(text).waitFor();
  async function addStep(number: number, kind: string): Promise<void> {
    if (number > 1) await button('Add step').click();
    await page.getByLabel(`Step ${number}`, { exact: true }).selectOption({ label: kind });
  }
  const sent = async () =>
    (await call<{ sends: unknown[] }>(`${dashboard.sandboxUrl}/sandbox/ledger?list=sends&limit=0`)).sends
      .length;

  test('are created step by step', async () => {
    await page.goto(`${dashboard.url}/settings/macros`);
    await page.getByText('No macros yet').waitFor();
    await button('New macro').click();
    await page.getByLabel('Name', { exact: true }).fill('Ship it');
    await addStep(1, 'Send a message');
    await page.getByLabel('Text', { exact: true }).fill('It is on its way.');
    await addStep(2, 'Add tags');
    // An incomplete step cannot be saved, and the error says which one it is.
    await page.getByText('Step 2 is incomplete.').waitFor();
    expect(await button('Save macro').isDisabled()).toBe(true);
    await page.getByLabel('Delivery').check();
    await addStep(3, 'Resolve');
    await button('Move step 2 up').click();
    await button('Save macro').click();
    await seeText('Macro saved: Ship it');
    await page.getByText('Add tags · Send a message · Resolve').waitFor();
  });

  test('run on a conversation by a shortcut and can be undone, except for sent messages', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await row('Julien').click();
    await page.locator('article').first().waitFor();
    await page.keyboard.press('m');
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /^Ship it/ })
      .click();
    await seeText('Macro run: Ship it (1 message)');
    await row('Julien').waitFor({ state: 'detached' });
    await page.getByRole('log').getByText('It is on its way.').waitFor();
    await expect.poll(sent).toBe(1);
    await button('Undo').click();
    await row('Julien').waitFor();
    await expect.poll(() => row('Julien').getByText('Delivery').count()).toBe(0);
    expect(await sent()).toBe(1);
  });

  test('run on all selected conversations', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await row('Julien').waitFor();
    for (const name of ['Julien', 'Grace']) await row(name).getByRole('checkbox').check({ force: true });
    await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Run macro' }).click();
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /^Ship it/ })
      .click();
    await seeText('Macro run: Ship it (2 messages)');
    await row('Grace').waitFor({ state: 'detached' });
    await expect.poll(sent).toBe(3);
  });

  test('report the refused step and change nothing then', async () => {
    await page.goto(`${dashboard.url}/inbox`);
    await row('أمل').click();
    await page.locator('article').first().waitFor();
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    const { data: tags } = await call<{ data: { id: string }[] }>(
      `${dashboard.url}/api/v1/tags`,
      undefined,
      data.accessToken,
    );
    await fetch(`${dashboard.url}/api/v1/tags/${tags[0]?.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${data.accessToken}` },
    });
    await page.keyboard.press('m');
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /^Ship it/ })
      .click();
    await page.getByText('Macro not run: Ship it. Step 1').waitFor();
    await row('أمل').waitFor();
    expect(await sent()).toBe(3);
    await page.goto(`${dashboard.url}/settings/macros`);
    await button('Edit “Ship it”').click();
    await page.getByText('The selected item no longer exists').waitFor();
    await page.keyboard.press('Escape');
  });

  test('are created in Arabic on a phone', async () => {
    const phone = await dashboard.open({ locale: 'ar', width: 360, height: 740 });
    await signIn(phone, dashboard.url, OWNER, '/settings/macros');
    await phone.getByRole('button', { name: 'ماكرو جديد' }).click();
    await phone.getByLabel('الاسم', { exact: true }).fill('إنهاء');
    await phone.getByLabel('الخطوة 1', { exact: true }).selectOption({ label: 'حلّ المحادثة' });
    const { width = 0 } = (await phone.getByRole('dialog').boundingBox()) ?? {};
    expect(width).toBeLessThanOrEqual(360);
    await phone.getByRole('button', { name: 'حفظ الماكرو' }).click();
    await phone.getByText('تم حفظ الماكرو: إنهاء').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'إنهاء' }).waitFor();
  });

  test('cause no errors in the console', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
