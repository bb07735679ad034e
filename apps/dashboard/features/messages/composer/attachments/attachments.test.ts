import { afterEach, expect, test, vi } from 'vitest';
import {
  addFiles,
  addStored,
  attachmentsOf,
  removeFiles,
  restoreFiles,
  retryFile,
  takeFiles,
} from './attachments.ts';
import { type Capabilities, findFileProblem, kindOf } from './files.ts';

const CONVERSATION = 'cnv_1';
const capabilities: Capabilities = {
  image: { level: 'full', maxBytes: 5_000, mimeTypes: ['image/jpeg', 'image/png'] },
  document: { level: 'full', maxBytes: 100_000 },
  video: { level: 'none' },
};
const stored = (mimeType: string, size: number) =>
  ({ id: 'med_1', state: 'stored', url: '/media/1', filename: 'lamp', mimeType, size }) as never;
const only = () => {
  expect(attachmentsOf(CONVERSATION)).toHaveLength(1);
  return attachmentsOf(CONVERSATION)[0] as ReturnType<typeof attachmentsOf>[number];
};

afterEach(() => {
  removeFiles(
    CONVERSATION,
    attachmentsOf(CONVERSATION).map(({ id }) => id),
  );
  vi.restoreAllMocks();
});

test("a canned response's file is checked against the engine's limits like a chosen file", () => {
  addStored(CONVERSATION, stored('image/gif', 10), capabilities);
  expect(only()).toMatchObject({ kind: 'document', state: 'ready' });
  removeFiles(CONVERSATION, [only().id]);

  addStored(CONVERSATION, stored('image/png', 5_001), capabilities);
  expect(only()).toMatchObject({ state: 'blocked', problem: { reason: 'tooLarge', asDocument: true } });
  retryFile(CONVERSATION, only(), 'document');
  expect(only()).toMatchObject({ kind: 'document', state: 'ready' });
});

test('a chosen file that the server will convert is sent as the converted type, whatever its size', () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:0');
  const noUpload = { image: capabilities.image, document: capabilities.document } as Capabilities;
  for (const [name, type, size, kind, reason] of [
    ['a.webp', 'image/webp', 10, 'image', undefined],
    ['a.HEIC', '', 10, 'image', undefined],
    ['a.jpg', 'image/jpeg', 6_000, 'image', undefined],
    ['a.bmp', 'image/bmp', 10, 'document', undefined],
    ['a.gif', 'image/gif', 50_000_001, 'image', 'tooLarge'],
  ] as const) {
    const file = { type, name };
    expect([name, kindOf(file, noUpload)]).toEqual([name, kind]);
    expect([name, findFileProblem({ ...file, size }, kind, noUpload)?.reason]).toEqual([name, reason]);
  }
});

test('preview object URLs are revoked whenever a file leaves the draft', () => {
  const held = new Set<string>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${held.size}`;
    held.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void held.delete(url));
  const film = new File(['film'], 'film.mp4', { type: 'video/mp4' });
  const [removed] = addFiles(CONVERSATION, [film], { video: { level: 'full', maxBytes: 1 } });
  expect(held.size).toBe(1);
  removeFiles(CONVERSATION, [removed ?? '']);
  expect(held.size).toBe(0);

  const [sent] = addFiles(CONVERSATION, [film], { video: { level: 'full', maxBytes: 1 } });
  const taken = takeFiles(CONVERSATION, [sent ?? '']);
  expect(held.size).toBe(0);
  expect(taken).toMatchObject([{ kind: 'video', source: film }]);
  restoreFiles(CONVERSATION, taken, { isAfter: false });
  expect(held.size).toBe(1);
  expect(only()).toMatchObject({ name: 'film.mp4', kind: 'video' });
});
