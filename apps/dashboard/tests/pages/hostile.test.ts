import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, openBusiness } from '../support/business.ts';
import { type Dashboard, hasBrowser, openDashboard } from '../support/dashboard.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { navigate } from '../support/navigate.ts';
import { memberPages } from '../support/pages.ts';
import { call, type TestNumber, writeAs } from '../support/sandbox-client.ts';
import { seeAll } from '../support/see-all.ts';
import { signIn } from '../support/sign-in.ts';

/* Five hundred hostile strings, as names and as texts of customers and colleagues, rendered in every view. */

describe.skipIf(!hasBrowser)('five hundred hostile texts', () => {
  let dashboard: Dashboard;
  let number: TestNumber & { sessionId: string };
  let page: Page;
  /** Injected code that ran, and violations of the content security policy. */
  const ran: unknown[] = [];
  const reports: string[] = [];

  beforeAll(async () => {
    dashboard = await openDashboard();
    number = await openBusiness(dashboard);
    await fillBusiness(dashboard, number);
    page = await watched(dashboard);
    await signIn(page, dashboard.url);
  }, 300_000);
  afterAll(() => dashboard?.stop());

  async function watched(on: Dashboard): Promise<Page> {
    const opened = await on.open();
    await opened.exposeFunction('__ran', (what: unknown) => ran.push(what));
    await opened.exposeFunction('__reported', (what: string) => reports.push(what));
    await opened.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) =>
        (globalThis as unknown as { __reported(what: string): void }).__reported(
          `${event.violatedDirective}: ${event.sample}`,
        ),
      );
    });
    opened.on('dialog', (dialog) => {
      ran.push(dialog.message());
      dialog.dismiss();
    });
    return opened;
  }

  test('are checked by a detector that finds an injection', async () => {
    const careless = await watched(dashboard);
    await careless.goto(`${dashboard.url}/sign-in`);
    await careless.locator('h1').waitFor();
    await careless.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="/icon.svg" onload="__ran(1)">');
    });
    await expect.poll(() => reports.length).toBeGreaterThan(0);
    await careless.evaluate('__ran("by us")');
    expect(ran).toEqual(['by us']);
    ran.length = 0;
    reports.length = 0;
    dashboard.complaints.length = 0;
    await careless.context().close();
  });

  test('are rendered as text in the conversation list', async () => {
    const list = page.getByTestId('conversations');
    await list.locator('li').first().waitFor();
    await seeAll(list, '[data-conversation]', hostileStrings.length);
    expectNothing();
  });

  test('are rendered as text in a conversation, in every message type', async () => {
    for (const [name, count] of [
      ['Everything', hostileStrings.length],
      ['Every kind', 40 * everyKind('').length],
    ] as const) {
      await navigate(page, `/inbox?state=all&q=${encodeURIComponent(name)}`);
      await page.getByTestId('conversations').locator('li button').filter({ hasText: name }).last().click();
      await page.locator('article').first().waitFor();
      await seeAll(page.getByRole('log'), '[data-message]', count);
      // Expand collapsed texts too.
      for (const details of await page.locator('article details summary').all()) await details.click();
      expectNothing();
    }
  });

  test("are rendered as text in a customer's name", async () => {
    await navigate(page, '/inbox?panel=true');
    const rows = page.getByTestId('conversations').locator('li button');
    await rows.first().waitFor();
    for (let i = 0; i < 10; i += 1) {
      await rows.nth(i).click();
      await page.locator('article').first().waitFor();
      await page.locator('aside').first().waitFor();
    }
    expectNothing();
  });

  test('are rendered as text on every other page', async () => {
    for (const path of memberPages(number.sessionId)) {
      await navigate(page, path);
      await scrollThrough(page);
      expectNothing();
    }
  });

  test('are rendered as text in the whole contacts table', async () => {
    await navigate(page, '/contacts');
    const table = page.locator(':has(> [role=grid])');
    await seeAll(table, 'tbody tr', hostileStrings.length);
    expectNothing();
  }, 300_000);

  test('are rendered as text from the URL', async () => {
    for (const [i, text] of hostileStrings.slice(0, 40).entries()) {
      const asked = encodeURIComponent(text);
      const path = `/inbox?q=${asked}&conversation=${asked}&session=${asked}&state=${asked}`;
      if (i % 8 === 0) await page.goto(`${dashboard.url}${path}`);
      else await navigate(page, path);
      await page.getByTestId('conversations').waitFor();
    }
    expectNothing();
  });

  function expectNothing(): void {
    expect(ran).toEqual([]);
    expect(reports).toEqual([]);
    expect(dashboard.complaints).toEqual([]);
  }
});

/** Scrolls some screens down, so that what a page renders on demand is rendered. */
async function scrollThrough(page: Page): Promise<void> {
  await page
    .locator('main')
    .first()
    .evaluate(async (main) => {
      for (let i = 0; i < 12; i += 1) {
        main.scrollTop += 380;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
    });
}

/**
 * Creates customers with these names, one customer who writes all of the strings, one who sends every type of
 * message, and team records with these names.
 */
async function fillBusiness({ url, sandboxUrl }: Dashboard, { pnid }: TestNumber): Promise<void> {
  const write = (phone: string, message: object) =>
    call(`${sandboxUrl}/sandbox/people/${phone}/messages`, { pnid, ...message });
  await eightAtATime(hostileStrings, (text) => writeAs(sandboxUrl, pnid, text, text));
  const { phone } = await writeAs(sandboxUrl, pnid, 'Everything', 'Everything');
  await eightAtATime(hostileStrings, (text) => write(phone, { type: 'text', text }));
  const kinds = await writeAs(sandboxUrl, pnid, 'Every kind', 'Every kind');
  await eightAtATime(hostileStrings.slice(0, 40).flatMap(everyKind), (message) =>
    write(kinds.phone, message),
  );
  await nameThings(url, hostileStrings);
}

async function eightAtATime<T>(items: readonly T[], act: (item: T) => unknown): Promise<void> {
  const left = items.values();
  const takeItems = async () => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: 8 }, takeItems));
}

function everyKind(text: string): object[] {
  return [
    { type: 'image', caption: text },
    { type: 'document', filename: `${text.slice(0, 60)}.pdf`, caption: text },
    { type: 'location', latitude: 33.97, longitude: -6.85, name: text, address: text },
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: text, first_name: text }, phones: [{ phone: text, type: text }] }],
    },
    { type: 'button', title: text, id: text },
    { type: 'list', id: text, title: text, description: text },
    { type: 'quick_reply', text, payload: text },
    { type: 'flow', responseJson: JSON.stringify({ [text]: text }), body: text },
    {
      type: 'order',
      catalogId: text,
      items: [{ retailerId: text, quantity: 1, price: 1, currency: 'MAD' }],
      text,
    },
    {
      type: 'text',
      text,
      referral: {
        source_url: `javascript:${text}`,
        headline: text,
        body: text,
        source_id: '1',
        source_type: 'ad',
      },
    },
    { type: 'raw', message: { type: text.slice(0, 30), [text.slice(0, 30)]: { text } } },
  ];
}

/** Records created by the team: each string where it fits; strings the API rejects are not stored. */
async function nameThings(url: string, texts: readonly string[]): Promise<void> {
  const body = { ...OWNER, client: 'api_client' };
  const { data } = await call<{ data: { accessToken: string } }>(`${url}/api/v1/auth/login`, body);
  const post = (path: string, what: object, method = 'POST') =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${data.accessToken}` },
      body: JSON.stringify(what),
    });
  const kept = [0, 0, 0, 0, 0];
  for (const [i, text] of texts.entries()) {
    const answers = await Promise.all([
      post('/contacts', {
        phone: `+2126${String(i).padStart(8, '0')}`,
        name: text.slice(0, 200),
        attributes: { [text.slice(0, 100)]: text },
      }),
      ...(i < 60
        ? [
            post('/tags', { name: text.slice(0, 60) }),
            post('/teams', { name: text.slice(0, 60), description: text.slice(0, 500) }),
            post('/views', { name: text.slice(0, 80), filters: {}, scope: 'shared' }),
            post('/canned-responses', {
              shortcut: `s${i}`,
              title: text.slice(0, 120),
              translations: { en: text },
            }),
          ]
        : []),
    ]);
    for (const [kind, answer] of answers.entries()) kept[kind] = (kept[kind] ?? 0) + Number(answer.ok);
  }
  for (const [kind, least] of [texts.length, 30, 30, 50, 50].entries()) {
    if ((kept[kind] ?? 0) >= least) continue;
    throw new Error(
      `too few of contacts, tags, teams, views and canned responses could be named so: ${kept}`,
    );
  }
  const own = [
    await post('/user', { name: texts[5]?.slice(0, 120) }, 'PATCH'),
    await post('/tenant', { name: texts[6]?.slice(0, 120) }, 'PATCH'),
  ];
  if (!own.every((answer) => answer.ok)) throw new Error('the person and the business could not be named so');
}
