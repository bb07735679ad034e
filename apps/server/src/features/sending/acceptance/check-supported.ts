import {
  documentTypeOf,
  fieldProblem,
  isMediaKind,
  type MessageContent,
  mediaTypeOf,
} from '@waqtor/contract';
import type { Capabilities, Capability, CapabilityName } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';

/** Checks content against the capabilities of the session's engine, before anything is stored. */
export function checkSupported(
  capabilities: Capabilities,
  content: MessageContent,
  { isReply }: { isReply: boolean },
): void {
  const name = capabilityOf(content);
  const capability = name && capabilities[name];
  if (!capability || capability.level === 'none') throw unsupported(name ?? content.type, capability);
  if (isReply && capabilities.reply.level === 'none') throw unsupported('reply', capabilities.reply);
  const text = lengthLimited(content);
  const { maxLength } = capability;
  if (maxLength !== undefined && text !== undefined && lengthOf(text) > maxLength) {
    throw new AppError('message_too_long', { length: lengthOf(text), maxLength });
  }
  if ((content.type === 'audio' || content.type === 'sticker') && content.caption !== undefined) {
    throw new AppError('unsupported_capability', [
      fieldProblem('body.caption', 'unsupported_caption', { type: content.type }),
    ]);
  }
  if (content.type === 'interactive' && content.action.type === 'list') {
    const rows = content.action.sections.reduce((sum, section) => sum + section.rows.length, 0);
    if (rows > 10)
      throw new AppError('unsupported_capability', [
        fieldProblem('body.content.action.sections', 'too_many', { max: 10 }),
      ]);
  }
}

/** Every engine sends voice messages as Opus in Ogg. */
const voiceTypes = ['audio/ogg'];

/** Checks a stored file's size in bytes and detected type. */
export function checkFile(
  capability: Capability,
  file: { size: number | null; mimeType: string | null; animated?: boolean | null },
  { isVoice, isDocument }: { isVoice: boolean; isDocument: boolean },
): void {
  const { maxBytes = Number.POSITIVE_INFINITY, maxStaticBytes = maxBytes } = capability;
  const limit = file.animated === false ? maxStaticBytes : maxBytes;
  if (file.size !== null && file.size > limit) {
    throw new AppError('media_too_large', { size: file.size, maxBytes: limit });
  }
  const known = file.mimeType === null ? undefined : mediaTypeOf(file.mimeType);
  const type = known !== undefined && isDocument ? documentTypeOf(known) : known;
  const allowed = isVoice ? voiceTypes : capability.mimeTypes;
  if (allowed && type !== undefined && !allowed.includes(type)) {
    throw new AppError('unsupported_file_type', { mimeType: type, allowed });
  }
}

function capabilityOf(content: MessageContent): CapabilityName | undefined {
  if (isMediaKind(content.type)) return content.type;
  switch (content.type) {
    case 'text':
    case 'location':
    case 'contacts':
    case 'reaction':
    case 'template':
    case 'edit':
    case 'revoke':
      return content.type;
    case 'interactive':
      return ({ buttons: 'buttons', list: 'lists', link: 'links' } as const)[content.action.type];
    default:
      return undefined;
  }
}

function lengthLimited(content: MessageContent): string | undefined {
  if (content.type === 'text') return content.text;
  if (content.type === 'interactive') return content.body;
  return 'caption' in content ? content.caption : undefined;
}

// Counts code points, which are roughly the characters that people see: an emoji of two surrogates counts as
// one.
function lengthOf(text: string): number {
  return [...text].length;
}

function unsupported(kind: string, capability: Capability | undefined): AppError {
  return new AppError('unsupported_capability', { kind, level: capability?.level ?? 'none' });
}
