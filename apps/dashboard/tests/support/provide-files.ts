import type { Page } from 'playwright-core';

/** A one-pixel image. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface ProvidedFile {
  name: string;
  type: string;
  /** The content, or a size in bytes. */
  bytes: Buffer | number;
  /** If `size` is given, `bytes` is only the beginning of the content. */
  size?: number;
}

/** Adds files to the open conversation by drag and drop or from the clipboard. */
export async function provideFiles(page: Page, how: 'drop' | 'paste', given: ProvidedFile[]): Promise<void> {
  const data = await page.evaluateHandle(
    (list) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64, size } of list) {
        const head = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const bytes = new Uint8Array(Math.max(size, head.length));
        bytes.set(head);
        transfer.items.add(new File([bytes], name, { type }));
      }
      return transfer;
    },
    given.map(({ name, type, bytes, size = 0 }) => ({
      name,
      type,
      base64: typeof bytes === 'number' ? '' : bytes.toString('base64'),
      size: typeof bytes === 'number' ? bytes : size,
    })),
  );
  if (how === 'paste') {
    await page
      .getByLabel('Your reply')
      .evaluate(
        (element, clipboardData) =>
          element.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          ),
        data,
      );
    return;
  }
  const log = page.getByRole('log');
  await log.dispatchEvent('dragenter', { dataTransfer: data });
  await page.getByText('Drop files here').waitFor();
  await log.dispatchEvent('drop', { dataTransfer: data });
}

/** A gate that blocks until it is opened. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
