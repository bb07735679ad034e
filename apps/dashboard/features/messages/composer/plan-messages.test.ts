import { describe, expect, test } from 'vitest';
import { byteSize } from '../../../lib/hooks/use-byte-format.ts';
import { type Capabilities, type FileKind, findFileProblem, kindOf, labelsOf } from './attachments/files.ts';
import { planMessages, splitText } from './plan-messages.ts';

const capabilities: Capabilities = {
  text: { level: 'full', maxLength: 20 },
  image: { level: 'full', maxLength: 10, maxBytes: 5_000, mimeTypes: ['image/jpeg', 'image/png'] },
  video: { level: 'full', maxLength: 10, maxBytes: 16_000, mimeTypes: ['video/mp4'] },
  audio: { level: 'full', maxBytes: 16_000 },
  document: { level: 'full', maxLength: 10, maxBytes: 100_000 },
  sticker: { level: 'none' },
};
const file = (kind: FileKind) => ({ kind });

describe('a draft is sent as', () => {
  test('its text only, or nothing if empty', () => {
    expect(planMessages(' hello ', [], capabilities)).toEqual([{ text: 'hello' }]);
    expect(planMessages(' \n ', [], capabilities)).toEqual([]);
  });

  test('one message per file, with the text as the first possible caption', () => {
    const [voice, picture, film] = [file('audio'), file('image'), file('video')];
    expect(planMessages('look', [voice, picture, film], capabilities)).toEqual([
      { file: voice, text: '' },
      { file: picture, text: 'look' },
      { file: film, text: '' },
    ]);
  });

  test('a separate text message if no file can have the caption or it is too long', () => {
    expect(planMessages('hear', [file('audio')], capabilities)).toEqual([
      { file: file('audio'), text: '' },
      { text: 'hear' },
    ]);
    expect(planMessages('a long caption', [file('image')], capabilities)).toEqual([
      { file: file('image'), text: '' },
      { text: 'a long caption' },
    ]);
  });

  test('several messages if the text is too long for one', () => {
    expect(planMessages('one two three four five six', [], capabilities)).toEqual([
      { text: 'one two three four' },
      { text: 'five six' },
    ]);
  });
});

describe('a long text', () => {
  test('is split at paragraphs, then lines, then words', () => {
    expect(splitText('first one\n\nsecond two three', 18)).toEqual(['first one', 'second two three']);
    expect(splitText('first line\nsecond line', 12)).toEqual(['first line', 'second line']);
  });

  test('is measured by the strictest unit and never split within an emoji', () => {
    const text = '😀ب'.repeat(4_096);
    const pieces = splitText(text, 4_096);
    expect(pieces.every((piece) => piece.length <= 4_096 && !/[\uD800-\uDBFF]$/.test(piece))).toBe(true);
    expect(pieces.join('')).toBe(text);
  });

  test('within the limit is unchanged', () => {
    expect(splitText('x'.repeat(4_096), 4_096)).toHaveLength(1);
  });
});

describe('a file', () => {
  test('is sent with its own type if WhatsApp supports it, else as a document', () => {
    expect(kindOf({ type: 'image/png' }, capabilities)).toBe('image');
    expect(kindOf({ type: 'image/gif' }, capabilities)).toBe('image');
    expect(kindOf({ type: 'image/svg+xml' }, capabilities)).toBe('document');
    expect(kindOf({ type: 'audio/ogg; codecs=opus' }, capabilities)).toBe('audio');
    expect(kindOf({ type: '' }, capabilities)).toBe('document');
    const m4a = { ...capabilities, audio: { level: 'full' as const, mimeTypes: ['audio/mp4'] } };
    expect(kindOf({ type: 'audio/x-m4a' }, m4a)).toBe('audio');
    expect(findFileProblem({ size: 1, type: 'audio/x-m4a' }, 'audio', m4a)).toBeUndefined();
  });

  test('of an unsupported type is refused with the supported types', () => {
    const document = { level: 'full' as const, mimeTypes: ['application/pdf', 'text/plain', 'image/png'] };
    const strict = { ...capabilities, document };
    expect(findFileProblem({ size: 1, type: 'application/zip' }, 'document', strict)).toMatchObject({
      reason: 'type',
      taken: expect.arrayContaining(['application/pdf', 'image/jpeg']),
    });
    for (const type of ['application/pdf', 'text/csv', 'image/png', ''])
      expect(findFileProblem({ size: 1, type }, 'document', strict)).toBeUndefined();
    expect(labelsOf(['image/png', 'application/pdf', 'image/png', 'x/y'])).toEqual(['PNG', 'PDF', 'x/y']);
  });

  test('over the limit is refused, with the option to send it as a document if allowed', () => {
    expect(findFileProblem({ size: 5_000 }, 'image', capabilities)).toBeUndefined();
    expect(findFileProblem({ size: 5_001 }, 'image', capabilities)).toEqual({
      reason: 'tooLarge',
      maxBytes: 5_000,
      asDocument: true,
    });
    expect(findFileProblem({ size: 100_001 }, 'document', capabilities)).toMatchObject({ asDocument: false });
    expect(findFileProblem({ size: 0 }, 'image', capabilities)).toEqual({ reason: 'empty' });
    expect(findFileProblem({ size: 1 }, 'sticker', capabilities)).toEqual({ reason: 'unsupported' });
  });

  test('is never shown with a smaller size than it has', () => {
    expect(byteSize(16 * 1024 * 1024)).toEqual({ unit: 'megabyte', value: 16 });
    expect(byteSize(16 * 1024 * 1024 + 1)).toEqual({ unit: 'megabyte', value: 17 });
    expect(byteSize(1)).toEqual({ unit: 'kilobyte', value: 1 });
  });
});
