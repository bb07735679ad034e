import type { MessageContent } from '@waqtor/contract';
import type { Capabilities, Capability } from '@waqtor/provider';
import { expect, test } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
import { checkFile, checkSupported } from './check-supported.ts';

const full: Capability = { level: 'full' };
/** An engine that supports everything, except for these. */
const engine = (except: Partial<Capabilities> = {}) =>
  new Proxy(except, { get: (known, name) => Reflect.get(known, name) ?? full }) as Capabilities;

const refusalOf = (act: () => void): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};
const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, title: 'Row' }));
const list = (count: number) => ({
  type: 'interactive',
  body: 'Pick',
  action: { type: 'list', button: 'Open', sections: [{ rows: rows(count) }] },
});
const buttons = { type: 'interactive', body: 'Pick', action: { type: 'buttons', buttons: [] } };

test.each<[string, object, Partial<Capabilities>, boolean, string | undefined]>([
  ['a text', { type: 'text', text: 'Hello' }, {}, false, undefined],
  [
    'a text without support',
    { type: 'text', text: 'Hello' },
    { text: { level: 'none' } },
    false,
    'unsupported_capability',
  ],
  [
    'a reply without support',
    { type: 'text', text: 'x' },
    { reply: { level: 'none' } },
    true,
    'unsupported_capability',
  ],
  [
    'no reply without support for replies',
    { type: 'text', text: 'x' },
    { reply: { level: 'none' } },
    false,
    undefined,
  ],
  [
    'a long text',
    { type: 'text', text: 'xxx' },
    { text: { level: 'full', maxLength: 2 } },
    false,
    'message_too_long',
  ],
  [
    'two emoji of two units',
    { type: 'text', text: '😀😀' },
    { text: { level: 'full', maxLength: 2 } },
    false,
    undefined,
  ],
  ['a long body', buttons, { buttons: { level: 'full', maxLength: 2 } }, false, 'message_too_long'],
  [
    'a long caption',
    { type: 'image', caption: 'xxx' },
    { image: { level: 'full', maxLength: 2 } },
    false,
    'message_too_long',
  ],
  ['no caption', { type: 'image' }, { image: { level: 'full', maxLength: 2 } }, false, undefined],
  ['a caption of a sticker', { type: 'sticker', caption: 'x' }, {}, false, 'unsupported_capability'],
  ['a caption of a recording', { type: 'audio', caption: 'x' }, {}, false, 'unsupported_capability'],
  ['buttons without support', buttons, { buttons: { level: 'none' } }, false, 'unsupported_capability'],
  ['ten rows', list(10), {}, false, undefined],
  ['eleven rows', list(11), {}, false, 'unsupported_capability'],
  [
    'a link',
    { type: 'interactive', body: 'x', action: { type: 'link' } },
    { links: { level: 'none' } },
    false,
    'unsupported_capability',
  ],
  ['what no engine sends', { type: 'call', outcome: 'missed' }, {}, false, 'unsupported_capability'],
])('%s is judged', (_, content, except, isReply, refusal) => {
  expect(refusalOf(() => checkSupported(engine(except), content as MessageContent, { isReply }))).toBe(
    refusal,
  );
});

const sticker: Capability = { level: 'full', maxBytes: 500, maxStaticBytes: 100, mimeTypes: ['image/webp'] };
const audio: Capability = { level: 'full', mimeTypes: ['audio/ogg', 'audio/mpeg'] };
const as = { isVoice: false, isDocument: false };

test.each<[string, Capability, Parameters<typeof checkFile>[1], typeof as, string | undefined]>([
  [
    'a static sticker',
    sticker,
    { size: 101, mimeType: 'image/webp', animated: false },
    as,
    'media_too_large',
  ],
  ['an animated sticker', sticker, { size: 101, mimeType: 'image/webp', animated: true }, as, undefined],
  ['a sticker of unknown size', sticker, { size: null, mimeType: 'image/webp' }, as, undefined],
  ['another type', sticker, { size: 1, mimeType: 'image/png' }, as, 'unsupported_file_type'],
  ['an unknown type', sticker, { size: 1, mimeType: null }, as, undefined],
  ['a recording', audio, { size: 1, mimeType: 'audio/mpeg' }, as, undefined],
  [
    'a voice message',
    audio,
    { size: 1, mimeType: 'audio/mpeg' },
    { ...as, isVoice: true },
    'unsupported_file_type',
  ],
  ['any document', full, { size: 1, mimeType: 'application/zip' }, { ...as, isDocument: true }, undefined],
])('the file of %s is judged', (_, capability, file, kind, refusal) => {
  expect(refusalOf(() => checkFile(capability, file, kind))).toBe(refusal);
});
