import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OWNER } from '../support/business.ts';
import { type ComposerFixture, openComposer, typeAtOnce } from '../support/composer.ts';
import { hasBrowser } from '../support/dashboard.ts';
import { patched } from '../support/patched.ts';
import { png } from '../support/provide-files.ts';
import { call } from '../support/sandbox-client.ts';

/* Text replies in all forms, verified by what the sandbox received. */

describe.skipIf(!hasBrowser)('the composer', () => {
  let on: ComposerFixture;
  beforeAll(async () => {
    on = await openComposer();
  });
  beforeEach(() => on.clear());
  afterAll(() => on?.dashboard.stop());

  /** A customer who never wrote: the customer service window was never open. */
  async function openNewThread(name: string): Promise<void> {
    const { dashboard, page } = on;
    const { data: login } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    const ask = async <T>(path: string, body?: object) =>
      (await call<{ data: T }>(`${dashboard.url}/api/v1${path}`, body, login.accessToken)).data;
    const [session] = await ask<{ id: string }[]>('/sessions');
    const contact = await ask<{ id: string }>('/contacts', { name, phone: '+212612345678' });
    const begun = { sessionId: session?.id, contactId: contact.id };
    const { id } = await ask<{ id: string }>('/conversations', begun);
    await page.goto(`${dashboard.url}/inbox?state=all&conversation=${id}`);
  }

  /** Selects an undo period, and extends it for slow machines. */
  async function waitBeforeSending(): Promise<void> {
    const { dashboard, page } = on;
    const kept = patched(page, '/user', 'sendDelayS');
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Wait 10 s before sending' }).click();
    await kept;
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    const answer = await fetch(`${dashboard.url}/api/v1/user`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${data.accessToken}` },
      body: JSON.stringify({ preferences: { sendDelayS: 900 } }),
    });
    expect(answer.status).toBe(200);
    await page.reload();
    await page.locator('html[data-connection=live]').waitFor();
    await on.clear();
  }

  test('inserts an emoji at the caret, by keyboard alone', async () => {
    const { page, field, sends, newSends } = on;
    const before = (await sends()).length;
    await field().fill('ab');
    await field().press('ArrowLeft');
    await page.getByRole('button', { name: 'Emoji' }).press('Enter');
    await page.getByRole('group', { name: 'Emoji' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => field().inputValue()).toBe('a😃b');
    await page.keyboard.press('Escape');
    await field().selectText();
    await page.keyboard.press('Control+b');
    await expect.poll(() => field().inputValue()).toBe('*a😃b*');
    await field().press('Enter');
    expect(await newSends(before, 1)).toEqual(['text']);
  });

  test('suggests canned responses after a pause in typing, and none after Escape', async () => {
    const { page, field } = on;
    const menu = page.getByRole('list', { name: 'Canned responses' });
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/canned-responses')) asked.push(searchParams.get('q') ?? '');
    });
    await typeAtOnce(field(), '/shade');
    await menu.getByText('No matching canned responses').waitFor();
    expect(asked).toContain('shade');
    expect(asked.filter((q) => q !== '')).toHaveLength(1);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await expect.poll(() => field().inputValue()).toBe('/shade');
    await field().press('s');
    await menu.waitFor();
    // The menu handles keys only while the field has the focus.
    await field().press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => field().inputValue()).toBe('/shades');
    await field().focus();
  });

  test('suggests the variant in the language of the customer, and shows every other one', async () => {
    const { dashboard, page, field } = on;
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    const translations = { ar: 'أهلا {{contact.name}}', en: 'Welcome', fr: 'Bienvenue {{contact.name}}' };
    const response = { shortcut: 'welcome', title: 'The greeting', translations };
    await call(`${dashboard.url}/api/v1/canned-responses`, response, data.accessToken);
    await field().fill('/wel');
    const menu = page.getByRole('list', { name: 'Canned responses' });
    await menu.getByRole('button', { name: /^English Detected language Welcome/, pressed: true }).waitFor();
    await menu.getByText('أهلا Grace Okafor').waitFor();
    await field().press('ArrowRight');
    await menu.getByRole('button', { name: /^Français Bienvenue/, pressed: true }).waitFor();
    await field().press('Enter');
    await expect.poll(() => field().inputValue()).toBe('Bienvenue Grace Okafor');
  });

  test('mentions a colleague in a note, who is notified', async () => {
    const { page, field, log, sends } = on;
    const before = (await sends()).length;
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await field().pressSequentially('What do you think, @nad');
    await page.getByRole('list', { name: 'Colleagues' }).getByText('Nadia').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => field().inputValue()).toBe('What do you think, @Nadia ');
    const people = page.waitForResponse((response) => response.url().includes('/api/v1/members'));
    await page.reload();
    await people;
    await page.getByRole('button', { name: 'Note', exact: true, pressed: true }).waitFor();
    await expect.poll(() => field().inputValue()).toBe('What do you think, @Nadia ');
    const noted = page.waitForResponse((response) => response.url().endsWith('/notes'));
    await field().press('Enter');
    const note = (await (await noted).json()) as { data: { content: { mentions: string[] } } };
    expect(note.data.content.mentions).toHaveLength(1);
    await log().getByText('What do you think,').waitFor();
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    expect(await sends()).toHaveLength(before);
  });

  test('returns an undone message to the field', async () => {
    const { page, field, sends, newSends } = on;
    const before = (await sends()).length;
    await waitBeforeSending();
    await field().fill('Not so fast');
    await field().press('Enter');
    await page.getByText(/Sending in \d+ s/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => field().inputValue()).toBe('Not so fast');
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Send immediately' }).click();
    await field().fill('Now');
    await field().press('Enter');
    await newSends(before, 1);
  });

  test('returns every part of an undone message, and what can still be cancelled of one being sent', async () => {
    const { page, field, files, give, sends, newSends } = on;
    const before = (await sends()).length;
    const long = 'Slowly, one word after the other. '.repeat(150).trim();
    await waitBeforeSending();
    const write = async () => {
      await give('paste', [
        { name: 'lamp.png', type: 'image/png', bytes: png },
        { name: 'bill.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 a bill') },
      ]);
      await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
      await field().fill(long);
      await field().press('Enter');
      await page.getByText(/Sending in \d+ s/).waitFor();
    };
    const clear = async () => {
      await page.getByRole('button', { name: 'Remove lamp.png' }).click();
      await page.getByRole('button', { name: 'Remove bill.pdf' }).click();
    };
    await write();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => field().inputValue()).toBe(long);
    await expect
      .poll(() => files().allInnerTexts())
      .toEqual([expect.stringContaining('lamp.png'), expect.stringContaining('bill.pdf')]);
    await clear();

    // Drops `scheduledAt` of the image, so that it has already been sent when Undo is pressed.
    await page.route('**/api/v1/messages/send', async (route) => {
      const { scheduledAt, ...unscheduled } = route.request().postDataJSON() as Record<string, unknown>;
      const isPicture = JSON.stringify(unscheduled).includes('"image"');
      await route.continue({
        postData: JSON.stringify(isPicture ? unscheduled : { ...unscheduled, scheduledAt }),
      });
    });
    await write();
    expect(await newSends(before, 1)).toEqual(['image']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await files().getByText('bill.pdf').waitFor();
    await expect.poll(async () => (await field().inputValue()).replaceAll('\n\n', ' ')).toBe(long);
    await expect.poll(() => files().count()).toBe(1);
    await page.unroute('**/api/v1/messages/send');
    await page.getByRole('button', { name: 'Remove bill.pdf' }).click();
    expect(await sends()).toHaveLength(before + 1);
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Send immediately' }).click();
  });

  test('keeps a scheduled message until its time', async () => {
    const { page, field, log, sends } = on;
    const before = (await sends()).length;
    await field().fill('Good morning');
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Send later' }).click();
    await page.getByRole('button', { name: /^Tomorrow morning/ }).click();
    await log().getByText('Good morning').waitFor();
    await page.locator('article [data-status=scheduled]').waitFor();
    expect(await sends()).toHaveLength(before);
    const bubble = log().locator('article').filter({ hasText: 'Good morning' });
    await bubble.getByRole('button', { name: 'Cancel sending' }).click();
    await expect.poll(() => field().inputValue()).toBe('Good morning');
  });

  test('splits a text that is too long, with a hint before sending', async () => {
    const { page, field, sends, newSends } = on;
    const before = (await sends()).length;
    await field().fill('😀كلمة '.repeat(900));
    await page.getByText('Sent as 2 messages').waitFor();
    await field().press('Enter');
    expect(await newSends(before, 2)).toEqual(['text', 'text']);
  });

  test('sends a template when the window is closed', async () => {
    const { dashboard, number, page, sends, newSends, openThread } = on;
    const before = (await sends()).length;
    const template = {
      name: 'order_shipped',
      language: 'fr',
      category: 'UTILITY',
      components: [
        {
          type: 'BODY',
          text: 'Bonjour {{1}}, *votre lampe* arrive {{2}}.',
          example: { body_text: [['A', 'B']] },
        },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Merci' }] },
      ],
    };
    await call(`${dashboard.sandboxUrl}/v26.0/${number.wabaId}/message_templates`, template, number.token);
    await openNewThread('Samir Alaoui');
    await page.getByText('You can only send an approved template').waitFor();
    await page.getByRole('button', { name: 'Choose a template' }).first().click();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/templates')) asked.push(searchParams.get('q') ?? '');
    });
    await typeAtOnce(page.getByLabel('Search templates'), 'lampe');
    await expect.poll(() => asked).toContain('lampe');
    expect(asked.filter((q) => q !== '')).toHaveLength(1);
    await page.getByRole('button', { name: /order_shipped/ }).click();
    await expect.poll(() => page.getByLabel('Body: 1').inputValue()).toBe('Samir Alaoui');
    await page.getByRole('button', { name: 'Send template' }).click();
    await page.getByText('Enter a value.').waitFor();
    await page.getByLabel('Body: 2').fill('demain');
    await page.getByRole('region', { name: 'Preview' }).getByText('arrive demain.').waitFor();
    const error = { code: 'rate_limited', message: 'No', details: null, docUrl: '', requestId: '' };
    const refuse = (route: Route) => route.fulfill({ status: 422, json: { success: false, error } });
    await page.route('**/api/v1/messages/send', refuse);
    await page.getByRole('button', { name: 'Send template' }).click();
    await page.getByText('Template not sent: order_shipped').waitFor();
    await page.unroute('**/api/v1/messages/send');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await newSends(before, 1)).toEqual(['template']);
    await page.getByText('Template not sent').waitFor({ state: 'detached' });
    await page.goto(`${dashboard.url}/inbox`);
    await openThread('Grace Okafor');
  });

  test('starts a conversation with a template; it exists once that is sent', async () => {
    const { dashboard, page, sends, newSends, log } = on;
    const before = (await sends()).length;
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    const conversations = async () => {
      const url = `${dashboard.url}/api/v1/conversations?q=33612345678`;
      return (await call<{ data: unknown[] }>(url, undefined, data.accessToken)).data;
    };
    await page.goto(`${dashboard.url}/inbox`);
    await page.locator('html[data-connection=live]').waitFor();
    await page.keyboard.press('Shift+C');
    const dialog = page.getByRole('dialog', { name: 'New conversation' });
    await dialog.getByRole('combobox', { name: 'To' }).fill('+33 6 12 34 56 78');
    await dialog.getByRole('option', { name: 'Send to +33612345678' }).waitFor();
    await expect.poll(() => dialog.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await dialog.getByText('You can only send an approved template').waitFor();
    await dialog.getByRole('button', { name: 'Choose a template' }).click();
    await page.getByRole('button', { name: /order_shipped/ }).click();
    await page.getByLabel('Body: 1').fill('Zoé');
    await page.getByLabel('Body: 2').fill('lundi');
    expect(await conversations()).toEqual([]);
    await page.getByRole('button', { name: 'Send template' }).click();
    expect(await newSends(before, 1)).toEqual(['template']);
    await log().getByText('arrive lundi.').waitFor();
    expect(await conversations()).toHaveLength(1);

    await page.getByRole('button', { name: 'New conversation' }).click();
    await dialog.getByRole('combobox', { name: 'To' }).fill('samir');
    await dialog.getByRole('option', { name: /Samir Alaoui/ }).click();
    await dialog.getByRole('button', { name: 'Open conversation' }).click();
    await page.getByRole('region', { name: 'Samir Alaoui' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(dashboard.complaints).toEqual([]);
  });
});
