import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ComposerFixture, openComposer } from '../support/composer.ts';
import { hasBrowser } from '../support/dashboard.ts';
import { createGate, png } from '../support/provide-files.ts';
import { call } from '../support/sandbox-client.ts';

/* Attachments, verified by what the sandbox received. */

/** The first bytes of a video file. */
const film = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp42', 'latin1');

describe.skipIf(!hasBrowser)('attachments in the composer', () => {
  let on: ComposerFixture;
  beforeAll(async () => {
    on = await openComposer();
  });
  beforeEach(() => on.clear());
  afterAll(() => on?.dashboard.stop());

  test('several pasted or dropped files are sent as one message each', async () => {
    const { page, field, log, files, give, sends, newSends } = on;
    const before = (await sends()).length;
    await give('paste', [{ name: 'lamp.png', type: 'image/png', bytes: png }]);
    await give('drop', [
      { name: 'bill.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 a bill') },
      { name: 'gone.txt', type: 'text/plain', bytes: Buffer.from('not this one') },
    ]);
    await files().nth(2).waitFor();
    await page.getByRole('button', { name: 'Remove gone.txt' }).click();
    await field().fill('The lamp, and its bill');
    await page.keyboard.press('Enter');
    expect(await newSends(before, 2)).toEqual(['image', 'document']);
    await log().getByText('The lamp, and its bill').waitFor();
    await files().first().waitFor({ state: 'detached' });
    await expect.poll(() => field().inputValue()).toBe('');
  });

  test('a file that is too large is refused before the upload, with an alternative if there is one', async () => {
    const { page, field, files, give, sends } = on;
    const before = (await sends()).length;
    await give('paste', [{ name: 'film.mp4', type: 'video/mp4', bytes: film, size: 22 * 1024 * 1024 }]);
    await page
      .getByRole('alert')
      .getByText('Video too large: 22 MB. WhatsApp accepts up to 16 MB.')
      .waitFor();
    await field().fill('Too much');
    await page.getByRole('button', { name: 'Send', exact: true, disabled: true }).waitFor();
    await page.getByRole('button', { name: 'Send as a document' }).click();
    await files().getByText('22 MB', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove film.mp4' }).click();
    await field().fill('');
    expect(await sends()).toHaveLength(before);
  });

  test('an unsupported file is refused with the supported types, by its type and by its content', async () => {
    const { page, field, give, sends } = on;
    const before = (await sends()).length;
    await give('paste', [{ name: 'arch.zip', type: 'application/zip', bytes: Buffer.from('PK') }]);
    const refusal = page
      .getByRole('alert')
      .getByText(/does not accept this type of file\. Accepted types: .*PDF/);
    await refusal.waitFor();
    await page.getByRole('button', { name: 'Remove arch.zip' }).click();
    await refusal.waitFor({ state: 'detached' });
    await give('paste', [{ name: 'b.jpg', type: 'image/jpeg', bytes: Buffer.from('%PDF-1.7 no picture') }]);
    await page.getByRole('alert').getByText('Accepted types: JPEG and PNG').waitFor();
    expect(await page.getByRole('button', { name: 'Retry upload' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove b.jpg' }).click();
    await field().fill('');
    expect(await sends()).toHaveLength(before);
  });

  test('file and text are kept when an upload fails, and can be retried', async () => {
    const { page, field, give, sends, newSends } = on;
    const before = (await sends()).length;
    await page.route('**/api/v1/media*', (route) => route.abort());
    await field().fill('Still here');
    await give('paste', [{ name: 'lamp.png', type: 'image/png', bytes: png }]);
    await page.getByRole('alert').getByText('Cannot reach the server').waitFor();
    await expect.poll(() => field().inputValue()).toBe('Still here');
    await page.unroute('**/api/v1/media*');
    await page.getByRole('button', { name: 'Retry upload' }).click();
    await field().press('Enter');
    expect(await newSends(before, 1)).toEqual(['image']);
  });

  test('a message waiting for its upload is sent whichever conversation is open', async () => {
    const { page, field, log, files, openThread, give, sends, newSends } = on;
    const before = (await sends()).length;
    const upload = await holdUploads(page, 'continue');
    await give('paste', [{ name: 'lamp.png', type: 'image/png', bytes: png }]);
    await field().fill('Sent before it was there');
    await field().press('Enter');
    await log().getByText('Sent before it was there').waitFor();
    await log().getByText('Downloading file…').waitFor();
    await expect.poll(() => field().inputValue()).toBe('');
    await expect.poll(() => files().count()).toBe(0);
    await openThread('Julien Marchand');
    await page.getByRole('link', { name: 'Contacts' }).first().click();
    await page.getByRole('heading', { name: 'Contacts', level: 1 }).waitFor();
    upload.open();
    expect(await newSends(before, 1)).toEqual(['image']);
    await page.unroute('**/api/v1/media*');
    await page.getByRole('link', { name: 'Inbox' }).first().click();
    await openThread('Grace Okafor');
    await log().getByText('Sent before it was there').waitFor();
    expect(await log().getByText('Sent before it was there').count()).toBe(1);
  });

  test('a message whose upload failed is restored to the draft, with a notice on every page', async () => {
    const { page, field, log, openThread, give, sends, newSends } = on;
    const before = (await sends()).length;
    const upload = await holdUploads(page, 'abort');
    await give('paste', [{ name: 'lamp.png', type: 'image/png', bytes: png }]);
    await field().fill('With a picture');
    await field().press('Enter');
    await log().getByText('With a picture').waitFor();
    await openThread('Julien Marchand');
    upload.open();
    await page.getByRole('alert').getByText('Cannot reach the server').waitFor();
    await page.unroute('**/api/v1/media*');
    await openThread('Grace Okafor');
    await expect.poll(() => field().inputValue()).toBe('With a picture');
    await expect.poll(() => log().getByText('With a picture').count()).toBe(0);
    await page.getByRole('button', { name: 'Retry upload' }).click();
    await field().press('Enter');
    expect(await newSends(before, 1)).toEqual(['image']);
  });

  test('a recorded voice message can be played before sending and arrives as a voice message', async () => {
    const { dashboard, page, sends, newSends } = on;
    const before = (await sends()).length;
    await page.getByRole('button', { name: 'Record a voice message' }).click();
    const panel = page.getByRole('group', { name: 'Record a voice message' });
    // One second more than is asserted: on a busy machine recording starts later than its timer.
    await panel.getByText('0:02').waitFor();
    expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(1);
    await panel.getByRole('button', { name: 'Pause' }).click();
    await panel.getByRole('button', { name: 'Resume recording' }).click();
    await panel.getByRole('button', { name: 'Stop and listen' }).click();
    const recording = panel.getByRole('group', { name: 'Your recording' });
    await recording.getByText(/^0:0[1-9]$/).waitFor();
    await recording.getByRole('button', { name: 'Play' }).waitFor();
    await panel.getByRole('button', { name: 'Send voice message' }).click();
    expect(await newSends(before, 1)).toEqual(['audio']);
    const [person] = await call<{ phone: string; name: string }[]>(
      `${dashboard.sandboxUrl}/sandbox/people`,
    ).then((people) => people.filter(({ name }) => name === 'Grace Okafor'));
    const thread = await call<unknown[]>(`${dashboard.sandboxUrl}/sandbox/people/${person?.phone}/messages`);
    expect(JSON.stringify(thread.at(-1))).toContain('"voice":true');
  });

  test('a recording is kept when a shortcut closes its panel', async () => {
    const { page, field, files, sends, newSends } = on;
    const before = (await sends()).length;
    const panel = page.getByRole('group', { name: 'Record a voice message' });
    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await panel.getByText('0:01').waitFor();
    await page.keyboard.press('n');
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await files().getByText('Voice message').waitFor();

    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await panel.getByText('0:01').waitFor();
    await panel.getByRole('button', { name: 'Delete recording' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await files().count()).toBe(1);
    await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
    await field().press('Enter');
    expect(await newSends(before, 1)).toEqual(['audio']);

    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await panel.getByText('0:01').waitFor();
    await panel.getByRole('button', { name: 'Send voice message' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await newSends(before, 2)).toEqual(['audio', 'audio']);
  });

  test('the console has no errors', () => expect(on.dashboard.complaints).toEqual([]));
});

/** Delays uploads until the gate is opened; then they continue or fail. */
async function holdUploads(page: Page, then: 'continue' | 'abort') {
  const gate = createGate();
  await page.route('**/api/v1/media*', async (route) => {
    await gate.opened;
    await route[then]();
  });
  return gate;
}
