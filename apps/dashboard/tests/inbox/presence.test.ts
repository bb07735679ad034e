import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/*
 * Presence: colleagues see who views a conversation, who is typing in it and who took it over; all tabs of a
 * browser share one socket.
 */

const KARIM = { email: 'karim@example.com', password: 'encore une longue phrase' };

describe.skipIf(!hasBrowser)('presence', () => {
  let dashboard: Dashboard;
  let nadia: Page;
  let karim: Page;
  let sockets = 0;
  beforeAll(async () => {
    dashboard = await openDashboard();
    await openBusiness(dashboard);
    await addColleague(dashboard, { ...KARIM, name: 'Karim' });
    nadia = await dashboard.open();
    nadia.context().on('page', (page) => page.on('websocket', () => sockets++));
    nadia.on('websocket', () => sockets++);
    karim = await dashboard.open();
    await signIn(nadia, dashboard.url);
    await signIn(karim, dashboard.url, KARIM);
    for (const page of [nadia, karim]) await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  const row = (of: Page, name: string) =>
    of.getByTestId('conversations').getByRole('button').filter({ hasText: name });
  const seen = (of: Page, name: string, text: string) => row(of, name).getByRole('img', { name: text });

  test('shows a colleague viewing a conversation in the list and above it, and while they type', async () => {
    await row(nadia, 'Grace Okafor').click();
    await row(karim, 'Grace Okafor').click();
    await seen(karim, 'Grace', 'Nadia is viewing this conversation').waitFor();
    await karim.locator('header').getByRole('img', { name: 'Nadia is viewing this conversation' }).waitFor();
    // Keep typing until it is shown, however long that takes.
    await expect
      .poll(async () => {
        await nadia.getByLabel('Your reply').pressSequentially('We ');
        const inWords = karim.getByRole('status').getByText('Nadia is writing…');
        return (await seen(karim, 'Grace', 'Nadia is writing…').count()) + (await inWords.count());
      })
      .toBe(2);
    await seen(nadia, 'Grace', 'Karim is viewing this conversation').waitFor();
    // A user who stops typing is still viewing.
    await seen(karim, 'Grace', 'Nadia is viewing this conversation').waitFor();
    await nadia.getByLabel('Your reply').fill('');
  });

  test('shows that a colleague took over the conversation during typing, and who wrote each note', async () => {
    const { data } = await call<{ data: { accessToken: string; user: { id: string } } }>(
      `${dashboard.url}/api/v1/auth/login`,
      { ...KARIM, client: 'api_client' },
    );
    const conversation = `${dashboard.url}/api/v1/conversations/${new URL(nadia.url()).searchParams.get('conversation')}`;
    await nadia.getByLabel('Your reply').fill('I was about to say');
    const answer = await fetch(`${conversation}/assign`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${data.accessToken}` },
      body: JSON.stringify({ assigneeId: data.user.id }),
    });
    expect(answer.status).toBe(200);
    await nadia.getByText('Karim took over this conversation while you were writing').waitFor();
    await nadia.getByLabel('Your reply').fill('');
    const members = await call<{ data: { name: string; userId: string }[] }>(
      `${dashboard.url}/api/v1/members`,
      undefined,
      data.accessToken,
    );
    const mentions = [members.data.find(({ name }) => name === 'Nadia')?.userId];
    await call(`${conversation}/notes`, { text: '@Nadia look at this', mentions }, data.accessToken);
    await nadia.locator('mark', { hasText: '@Nadia' }).waitFor();
    const note = nadia.locator('article').filter({ hasText: '@Nadia look at this' });
    await note.getByText('Karim').waitFor();
  });

  test('ends when a colleague opens another conversation or leaves', async () => {
    await row(nadia, 'Julien').click();
    await seen(karim, 'Julien', 'Nadia is viewing this conversation').waitFor();
    await seen(karim, 'Grace', 'Nadia is viewing this conversation').waitFor({ state: 'detached' });
    const before = sockets;
    await nadia.getByRole('link', { name: 'Settings' }).click();
    await seen(karim, 'Julien', 'Nadia is viewing this conversation').waitFor({ state: 'detached' });
    // The socket stays open when navigating between pages.
    await nadia.getByRole('link', { name: 'Inbox' }).click();
    await row(nadia, 'Grace').waitFor();
    await nadia.getByRole('link', { name: 'Settings' }).click();
    await nadia.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(sockets).toBe(before);
  });

  test('of a second tab uses the socket of the first, and takes it over when that closes', async () => {
    const before = sockets;
    const second = await nadia.context().newPage();
    await second.goto(`${dashboard.url}/inbox`);
    await second.locator('html[data-connection=live]').waitFor();
    expect(sockets).toBe(before);
    await seen(second, 'Grace', 'Karim is viewing this conversation').waitFor();
    await row(second, 'Julien').click();
    await seen(karim, 'Julien', 'Nadia is viewing this conversation').waitFor();
    const opened = second.waitForEvent('websocket');
    await nadia.close();
    await opened;
    await second.locator('html[data-connection=live]').waitFor();
    await row(karim, 'Julien').click();
    await seen(second, 'Julien', 'Karim is viewing this conversation').waitFor();
    await seen(karim, 'Julien', 'Nadia is viewing this conversation').waitFor();
    expect(sockets).toBe(before + 1);
    await second.close();
    await seen(karim, 'Julien', 'Nadia is viewing this conversation').waitFor({ state: 'detached' });
  });

  test('has no errors in the console', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
