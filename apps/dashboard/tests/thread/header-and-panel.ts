import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { PERSON } from '../support/every-kind.ts';
import { call, type TestNumber } from '../support/sandbox-client.ts';

/**
 * The header of the open conversation and the panel of its details, in the scene of `thread.test.ts`: a
 * conversation with every type of message.
 */
export function describeHeaderAndPanel(
  scene: () => { dashboard: Dashboard; number: TestNumber; page: Page },
): void {
  describe('its header and panel', () => {
    const page = () => scene().page;
    const log = () => page().getByRole('log');
    const row = (name: string) =>
      page().getByTestId('conversations').getByRole('button').filter({ hasText: name });
    const header = () => page().getByRole('region', { name: PERSON }).locator('header');
    const facts = () => page().getByRole('complementary', { name: 'Details' });
    const shared = () => page().getByRole('region', { name: 'Media, files and links' });

    test('show the facts, change the state, and list what was shared', async () => {
      await page().goto(`${scene().dashboard.url}/inbox`);
      await row(PERSON).click();
      await log().getByText('All our times').waitFor();
      await header().getByText('WhatsApp number: Dar Al Baraka').waitFor();
      await header()
        .getByText(/^\d+:\d\d left in the 24-hour window$/)
        .waitFor();
      await page().keyboard.press(']');
      await facts().getByRole('button', { name: 'State: Open' }).click();
      await page().getByRole('menuitem', { name: 'Pending' }).click();
      await header().getByRole('button', { name: 'State: Pending' }).click();
      await page().getByRole('menuitem', { name: 'Open' }).click();
      await facts().getByRole('button', { name: 'State: Open' }).waitFor();

      await shared().getByRole('button', { name: 'Media 3' }).waitFor();
      await shared()
        .getByRole('button', { name: /^Image, / })
        .first()
        .click();
      await page().getByRole('dialog', { name: 'Image 2 of 2' }).waitFor();
      await page().keyboard.press('Escape');
      await shared().getByRole('button', { name: 'Files 1' }).click();
      await shared().getByRole('link', { name: 'Download: offer of November.pdf' }).waitFor();
      await shared().getByRole('button', { name: 'Links 1' }).click();
      await shared().getByRole('link').waitFor();
      const people = await call<{ phone: string; name: string }[]>(
        `${scene().dashboard.sandboxUrl}/sandbox/people`,
      );
      const phone = people.find(({ name }) => name === PERSON)?.phone ?? '';
      const write = (pnid: string, text: string) =>
        call(`${scene().dashboard.sandboxUrl}/sandbox/people/${phone}/messages`, {
          pnid,
          type: 'text',
          text,
        });
      await write(scene().number.pnid, 'And https://example.com/lamps');
      await shared().getByRole('button', { name: 'Links 2' }).waitFor();
      await shared().getByRole('link', { name: 'example.com/lamps' }).waitFor();

      await expect.poll(() => facts().getByLabel('E-mail').count()).toBe(0);
      await facts()
        .getByRole('button', { name: /^Show \d empty fields$/ })
        .click();
      await facts().getByLabel('E-mail').fill('salma@example.com');
      await page().keyboard.press('Enter');
      await facts().getByRole('button', { name: 'Hide empty fields' }).click();
      await expect.poll(() => facts().getByLabel('E-mail').count()).toBe(1);
    });

    test('cover the conversation where there is no room, keep the focus, and give it back', async () => {
      await page().setViewportSize({ width: 1024, height: 768 });
      await facts().waitFor({ state: 'detached' });
      const opener = header().getByRole('button', { name: 'Details', exact: true });
      await opener.click();
      const dialog = page().getByRole('dialog', { name: 'Details' });
      await shared().waitFor();
      const isInside = () => dialog.evaluate((it) => it.contains(document.activeElement));
      expect(await isInside()).toBe(true);
      await dialog.getByRole('button', { name: 'State: Open' }).click();
      await page().getByRole('menuitem', { name: 'Pending' }).waitFor();
      await page().keyboard.press('Escape');
      await page().getByRole('menuitem', { name: 'Pending' }).waitFor({ state: 'detached' });
      await expect.poll(isInside).toBe(true);
      await dialog.getByRole('button', { name: 'Unassigned', exact: true }).click();
      await dialog.getByRole('option', { name: 'Nadia (you)' }).click();
      await dialog.getByRole('button', { name: 'Assigned to Nadia', exact: true }).waitFor();
      await expect.poll(isInside).toBe(true);
      await page().keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await opener.evaluate((it) => it === document.activeElement)).toBe(true);
    });

    test('cut nothing off, however narrow the window', async () => {
      /** What sticks out of the header or the window. */
      const sticking = () =>
        header().evaluate((it) => {
          const box = it.getBoundingClientRect();
          return [...it.querySelectorAll('button, span, bdi')]
            .filter((part) => part.checkVisibility() && !part.closest('.sr-only'))
            .filter((part) => {
              const { left, right, top, bottom } = part.getBoundingClientRect();
              return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
            })
            .map((part) => part.outerHTML.slice(0, 120));
        });
      for (const width of [1440, 1280, 1024, 360]) {
        await page().setViewportSize({ width, height: 768 });
        await header().getByRole('button', { name: 'Resolve' }).waitFor();
        expect(await sticking(), `${width} px`).toEqual([]);
      }
      await header().getByRole('button', { name: 'More actions' }).click();
      await page().getByRole('menuitem', { name: 'Details' }).click();
      await page().getByRole('dialog', { name: 'Details' }).waitFor();
      await page().keyboard.press('Escape');
      expect(scene().dashboard.complaints).toEqual([]);
    });
  });
}
