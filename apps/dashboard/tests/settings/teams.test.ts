import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addColleague, OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { call, type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { signIn } from '../support/sign-in.ts';

/* A team with round-robin assignment, from creation to deletion: who is assigned what, and who sees it. */

const KARIM = { email: 'karim@example.com', password: 'encore une longue phrase' };
const SALMA = { email: 'salma@example.com', password: 'une troisième longue phrase' };

interface Conversation {
  contact: { displayName: string };
  assigneeId: string | null;
  teamId: string | null;
}

describe.skipIf(!hasBrowser)('teams', () => {
  let dashboard: Dashboard;
  let number: TestNumber & { sessionId: string };
  let token: string;
  let nadia: Page;
  let karim: Page;
  let salma: Page;
  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    await addColleague(dashboard, { ...KARIM, name: 'Karim' });
    await addColleague(dashboard, { ...SALMA, name: 'Salma' });
    const { data } = await call<{ data: { accessToken: string } }>(
      `${dashboard.url}/api/v1/auth/login`,
      OWNER,
    );
    token = data.accessToken;
    nadia = await dashboard.open();
    karim = await dashboard.open();
    salma = await dashboard.open();
    await signIn(nadia, dashboard.url);
    await signIn(karim, dashboard.url, KARIM);
    await signIn(salma, dashboard.url, SALMA);
    for (const page of [nadia, karim, salma]) await page.locator('html[data-connection=live]').waitFor();
  });
  afterAll(() => dashboard?.stop());

  const visit = (page: Page, path: string) => page.goto(`${dashboard.url}${path}`);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const row = (page: Page, text: string) =>
    page.getByTestId('conversations').getByRole('listitem').filter({ hasText: text });
  const fill = (label: string, text: string) => nadia.getByLabel(label, { exact: true }).fill(text);
  const writes = (name: string) => writeAs(dashboard.sandboxUrl, number.pnid, name, 'السلام عليكم');
  const asked = async <T>(path: string) =>
    (await call<{ data: T }>(`${dashboard.url}/api/v1${path}`, undefined, token)).data;

  /** The assignees of these customers' conversations, by name, as the server reports them. */
  async function assigneesOf(...customers: string[]): Promise<(string | null)[]> {
    const members = await asked<{ userId: string; name: string }[]>('/members');
    const all = await asked<Conversation[]>('/conversations');
    return customers.map((customer) => {
      const found = all.find(({ contact }) => contact.displayName === customer);
      return members.find(({ userId }) => userId === found?.assigneeId)?.name ?? null;
    });
  }

  test('are explained if there are none, with errors next to their fields', async () => {
    await visit(nadia, '/settings/teams');
    await nadia.getByText('No teams yet').waitFor();
    await button(nadia, 'New team').click();
    await nadia.getByLabel('Round robin').check();
    await fill('Maximum open conversations per member', '0');
    await button(nadia, 'Save team').click();
    await nadia.getByText('Enter a team name.').waitFor();
    await nadia.getByText('Enter a whole number from 1 to 1,000, or leave empty.').waitFor();
    await fill('Name', 'Sales');
    await fill('Maximum open conversations per member', '2');
    for (const name of ['Karim', 'Salma']) await nadia.getByRole('checkbox', { name }).check();
    await button(nadia, 'Save team').click();
    await nadia.getByText('Team saved: Sales').waitFor();
    await nadia.getByText('2 members · Round robin, up to 2 open conversations each').waitFor();
  });

  test('a name that is taken shows an error, and the input is kept', async () => {
    await button(nadia, 'New team').click();
    await fill('Name', 'SALES');
    await button(nadia, 'Save team').click();
    await nadia.getByText('A team with this name already exists.').waitFor();
    await nadia
      .locator('[aria-invalid=true]')
      .and(nadia.getByLabel('Name', { exact: true }))
      .waitFor();
    await expect.poll(() => nadia.getByLabel('Name', { exact: true }).inputValue()).toBe('SALES');
    await nadia.keyboard.press('Escape');
  });

  test('are shown live and read-only to an agent', async () => {
    await visit(karim, '/settings/teams');
    await karim.getByRole('heading', { name: 'Sales' }).waitFor();
    expect(await button(karim, 'New team').count()).toBe(0);
    expect(await button(karim, 'Edit “Sales”').count()).toBe(0);
    await button(nadia, 'Edit “Sales”').click();
    await fill('Description', 'Flats in Rabat');
    await button(nadia, 'Save team').click();
    await karim.getByText('Flats in Rabat').waitFor();
  });

  test('of a number get its new conversations, which are assigned to available members', async () => {
    await visit(nadia, `/sessions/details?session=${number.sessionId}&tab=settings`);
    await nadia.getByLabel('Team', { exact: true }).selectOption({ label: 'Sales' });
    await nadia.getByRole('group', { name: 'Team' }).getByRole('button', { name: 'Save' }).click();
    await nadia.getByText('Saved', { exact: true }).waitFor();
    // Salma sets herself to away.
    await button(salma, 'Your profile').click();
    await salma.getByRole('menuitem', { name: 'Away' }).click();
    await salma.getByText('You receive no automatic assignments').waitFor();
    await button(salma, 'Your profile').locator('[data-availability=away]').waitFor();
    await visit(nadia, '/settings/team');
    await expect.poll(() => nadia.getByLabel('Availability of Salma').inputValue()).toBe('away');
    await visit(nadia, '/inbox');
    await visit(karim, '/inbox?assignee=me');
    await karim.getByText('No conversations', { exact: true }).waitFor();
    await writes('Youssef');
    await row(karim, 'Youssef').getByLabel('Assigned to Karim').waitFor();
    await row(nadia, 'Youssef').getByLabel('Assigned to Karim').waitFor();
    expect(await assigneesOf('Youssef')).toEqual(['Karim']);
  });

  test("keep a conversation unassigned, with the team's name, while every member is at the limit", async () => {
    await writes('Hind');
    await row(karim, 'Hind').waitFor();
    await writes('Omar');
    await row(nadia, 'Omar').getByLabel('Team: Sales').waitFor();
    expect(await assigneesOf('Hind', 'Omar')).toEqual(['Karim', null]);
    const second = await nadia.context().newPage();
    await visit(second, '/settings/team');
    await second.getByLabel('Availability of Salma').selectOption('available');
    await second.getByText('Salma receives automatic assignments').waitFor();
    await row(nadia, 'Omar').getByLabel('Assigned to Salma').waitFor();
    await expect.poll(() => row(nadia, 'Omar').getByLabel('Team: Sales').count()).toBe(0);
    await button(salma, 'Your profile').locator('[data-availability=available]').waitFor();
    expect(await assigneesOf('Youssef', 'Hind', 'Omar')).toEqual(['Karim', 'Karim', 'Salma']);
    await second.close();
  });

  test('filter the conversation list, which stays filtered', async () => {
    await button(nadia, 'Filters').click();
    await nadia.getByRole('option', { name: 'Team' }).click();
    await nadia.getByRole('option', { name: 'Sales' }).click();
    await nadia.waitForURL(/team=tem_/);
    await expect.poll(() => nadia.getByTestId('conversations').getByRole('listitem').count()).toBe(3);
    await nadia.reload();
    await row(nadia, 'Hind').waitFor();
    await expect.poll(() => nadia.getByTestId('conversations').getByRole('listitem').count()).toBe(3);
  });

  test('are assigned and removed manually; other browsers see it, and it can be undone', async () => {
    await visit(karim, '/inbox?team=none');
    await row(karim, 'Grace').click();
    await karim.locator('article').first().waitFor();
    await button(karim, 'Team: No team').click();
    await karim.getByRole('option', { name: 'Sales' }).click();
    await karim.getByText('Team changed').waitFor();
    await row(karim, 'Grace').waitFor({ state: 'detached' });
    await karim.locator('section > header').getByRole('button', { name: 'Team: Sales' }).waitFor();
    await row(nadia, 'Grace').waitFor();
    await button(karim, 'Undo').click();
    await row(karim, 'Grace').waitFor();
    await row(nadia, 'Grace').waitFor({ state: 'detached' });
  });

  test('are assigned to several conversations by a shortcut', async () => {
    await visit(karim, '/inbox?team=none');
    for (const name of ['Julien', 'أمل']) await row(karim, name).getByRole('checkbox').check({ force: true });
    await karim.keyboard.press('a');
    await karim.getByRole('dialog').getByRole('option', { name: 'Sales' }).click();
    await karim.getByText('Team changed for 2 conversations').waitFor();
    await row(nadia, 'Julien').waitFor();
    await row(nadia, 'أمل').waitFor();
    await row(karim, 'Julien').waitFor({ state: 'detached' });
  });

  test('are removed from a conversation by a macro', async () => {
    await visit(nadia, '/settings/macros');
    await button(nadia, 'New macro').click();
    await fill('Name', 'Release');
    await nadia.getByLabel('Step 1', { exact: true }).selectOption({ label: 'Assign to a team' });
    await nadia.getByLabel('Team', { exact: true }).selectOption({ label: 'No team' });
    await button(nadia, 'Save macro').click();
    await nadia.getByText('Macro saved: Release').waitFor();
    await visit(nadia, '/inbox?assignee=none');
    await row(nadia, 'Grace').or(row(nadia, 'Very long')).first().waitFor();
    await visit(karim, '/inbox');
    await row(karim, 'Julien').click();
    await karim.locator('article').first().waitFor();
    await nadia.goto(karim.url());
    await nadia.locator('article').first().waitFor();
    await nadia.keyboard.press('m');
    await nadia
      .getByRole('dialog')
      .getByRole('option', { name: /^Release/ })
      .click();
    await nadia.getByText('Macro run: Release').waitFor();
    const all = await asked<Conversation[]>('/conversations');
    expect(all.find(({ contact }) => contact.displayName === 'Julien Marchand')?.teamId).toBeNull();
    await expect
      .poll(() => karim.locator('section > header').getByRole('img', { name: 'Team: Sales' }).count())
      .toBe(0);
  });

  test('are deleted after a confirmation that lists the consequences, and removed everywhere', async () => {
    await visit(nadia, '/settings/teams');
    await visit(karim, '/settings/teams');
    await button(nadia, 'Delete “Sales”').click();
    await nadia.getByText('Conversations and numbers of the team no longer have a team').waitFor();
    await button(nadia, 'Delete team').click();
    await karim.getByText('No teams yet').waitFor();
    await visit(nadia, `/sessions/details?session=${number.sessionId}&tab=settings`);
    await expect.poll(() => nadia.getByLabel('Team', { exact: true }).inputValue()).toBe('');
    const all = await asked<Conversation[]>('/conversations');
    expect(all.filter(({ teamId }) => teamId !== null)).toEqual([]);
    expect(await assigneesOf('Hind')).toEqual(['Karim']);
  });

  test('are created in Arabic on a phone', async () => {
    const phone = await dashboard.open({ locale: 'ar', width: 360, height: 740 });
    await signIn(phone, dashboard.url);
    await visit(phone, '/settings/teams');
    await button(phone, 'فريق جديد').click();
    await phone.getByLabel('الاسم', { exact: true }).fill('المبيعات');
    await phone.getByRole('checkbox', { name: 'Karim' }).check();
    const { width = 0 } = (await phone.getByRole('dialog').boundingBox()) ?? {};
    expect(width).toBeLessThanOrEqual(360);
    await button(phone, 'حفظ الفريق').click();
    await phone.getByRole('heading', { name: 'المبيعات' }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await karim.getByRole('heading', { name: 'المبيعات' }).waitFor();
  });

  test('granting access asks for the password again and continues once it is correct', async () => {
    await visit(nadia, '/settings/team');
    // The response the server gives ten minutes after the password was entered.
    let isLongAgo = true;
    const refusal = {
      success: false,
      error: { code: 'reauthentication_required', message: '', details: null },
    };
    await nadia.route('**/api/v1/invitations', (route) =>
      isLongAgo && route.request().method() === 'POST'
        ? route.fulfill({ status: 403, json: refusal })
        : route.continue(),
    );
    await nadia.route('**/api/v1/auth/reauthenticate', async (route) => {
      const answer = await route.fetch();
      if (answer.ok()) isLongAgo = false;
      await route.fulfill({ response: answer });
    });
    await button(nadia, 'Invite member').click();
    await fill('E-mail', 'reda@example.com');
    await button(nadia, 'Send invitation').click();
    const confirm = nadia.getByRole('dialog', { name: 'Confirm your password' });
    await confirm.getByLabel('Password', { exact: true }).fill('not the password');
    await confirm.getByRole('button', { name: 'Continue' }).click();
    await confirm.getByText('Wrong e-mail or password').waitFor();
    await confirm.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await confirm.getByRole('button', { name: 'Continue' }).click();
    await nadia.getByText('Send this link to').waitFor();
    await button(nadia, 'Done').click();
    await expect.poll(() => nadia.getByRole('dialog').count()).toBe(0);
    await nadia.unrouteAll({ behavior: 'wait' });
  });

  test('a member is signed out everywhere; removing one first shows the consequences', async () => {
    await visit(nadia, '/settings/team');
    await button(nadia, 'Actions for Karim').click();
    await nadia.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
    await button(nadia, 'Sign member out').click();
    await nadia.getByText('Member signed out everywhere: Karim').waitFor();
    await karim.waitForURL('**/sign-in*');
    await button(nadia, 'Actions for Salma').click();
    await nadia.getByRole('menuitem', { name: 'Remove member' }).click();
    const removal = nadia.getByRole('dialog', { name: 'Remove “Salma”?' });
    await removal.getByText(/^\d+ conversations? becomes? unassigned$/).waitFor();
    await removal.getByRole('button', { name: 'Remove member', exact: true }).click();
    await nadia.getByText('Member removed: Salma').waitFor();
    await button(nadia, 'Actions for Salma').waitFor({ state: 'detached' });
    expect(await assigneesOf('Omar')).toEqual([null]);
  });

  test('the console has no errors', () => {
    expect(dashboard.complaints).toEqual([]);
  });
});
