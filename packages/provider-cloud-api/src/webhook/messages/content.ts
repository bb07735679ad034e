import type { MessageContent } from '@waqtor/contract';
import { type InboundMedia, type ProviderId, providerId } from '@waqtor/provider';
import { phoneOf } from '../reading/parties.ts';
import { idOf, isObject, type Json, numberOf, own, textOf, wordOf } from '../reading/read.ts';
import { readCard } from './cards.ts';
import { readInteractive } from './interactive.ts';
import { readMedia } from './media.ts';
import { readOrder } from './order.ts';

type BasicContent = Exclude<MessageContent, { type: 'edit' }>;

/**
 * The content of a message object. `target` is the message to which a reaction, an edit or a revocation
 * refers.
 */
export interface Reading<Content = MessageContent> {
  content: Content;
  media?: InboundMedia;
  target?: ProviderId;
}

/**
 * Types whose body is a property of the same name, so that a message without a type can still be recognised.
 */
const bodies = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'button',
  'interactive',
  'order',
  'system',
  'edit',
  'revoke',
] as const;

/**
 * Parses any type. An unsupported type, or one with an invalid body, becomes `unknown` and keeps the body. If
 * errors are in the message or next to it, WhatsApp does not deliver its content.
 */
export function readContent(message: Json, errorsBeside: readonly unknown[] = []): Reading {
  const typed = message.type === undefined || message.type === null ? withType(message) : message;
  if (typed.type === 'edit') return readEdit(typed.edit) ?? unknownType(typed, errorsBeside);
  return readBasic(typed, errorsBeside);
}

function withType(message: Json): Json {
  const named = bodies.filter((kind) => own(message, kind) !== undefined);
  return named.length === 1 ? { ...message, type: named[0] } : message;
}

function readBasic(message: Json, errorsBeside: readonly unknown[] = []): Reading<BasicContent> {
  return readKnown(message, errorsBeside) ?? unknownType(message, errorsBeside);
}

function unknownType(message: Json, errorsBeside: readonly unknown[]): Reading<BasicContent> {
  const kind = wordOf(message.type)?.slice(0, 128) ?? 'untyped';
  if (errorsOf(message, errorsBeside).length > 0) return readUnsupported(message, kind, errorsBeside);
  const payload = own(message, kind);
  return { content: { type: 'unknown', kind, payload: payload === undefined ? null : payload } };
}

function readKnown(message: Json, errorsBeside: readonly unknown[]): Reading<BasicContent> | undefined {
  switch (message.type) {
    case 'text':
      return readText(message.text);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return readMedia(message.type, own(message, message.type));
    case 'voice':
      return readVoice(message.voice);
    case 'location':
      return readLocation(message.location);
    case 'contacts':
      return readContacts(message.contacts);
    case 'reaction':
      return readReaction(message.reaction);
    case 'button':
      return readButton(message.button);
    case 'interactive':
      return readInteractive(message.interactive);
    case 'order':
      return readOrder(message.order);
    case 'system':
      return readSystem(message);
    case 'revoke':
      return readRevoke(message.revoke);
    case 'request_welcome':
      return { content: { type: 'request_welcome' } };
    case 'unsupported':
      return readUnsupported(message, 'unsupported', errorsBeside);
    default:
      return undefined;
  }
}

function readText(text: unknown): Reading<BasicContent> | undefined {
  const body = isObject(text) ? textOf(text.body) : undefined;
  return body === undefined ? undefined : { content: { type: 'text', text: body } };
}

/** Older webhooks use this name for a voice message. */
function readVoice(voice: unknown): Reading<BasicContent> | undefined {
  return readMedia('audio', isObject(voice) ? { ...voice, voice: true } : voice);
}

function readLocation(location: unknown): Reading<BasicContent> | undefined {
  if (!isObject(location)) return undefined;
  const latitude = numberOf(location.latitude);
  const longitude = numberOf(location.longitude);
  if (latitude === undefined || Math.abs(latitude) > 90) return undefined;
  if (longitude === undefined || Math.abs(longitude) > 180) return undefined;
  const content: BasicContent = { type: 'location', latitude, longitude };
  for (const key of ['name', 'address', 'url'] as const) {
    const text = wordOf(location[key]);
    if (text !== undefined) content[key] = text;
  }
  return { content };
}

function readContacts(contacts: unknown): Reading<BasicContent> | undefined {
  if (!Array.isArray(contacts)) return undefined;
  const cards = contacts.map(readCard).filter((card) => card !== undefined);
  return cards.length === contacts.length ? { content: { type: 'contacts', contacts: cards } } : undefined;
}

function readReaction(reaction: unknown): Reading<BasicContent> | undefined {
  if (!isObject(reaction)) return undefined;
  const target = idOf(reaction.message_id);
  if (target === undefined) return undefined;
  const emoji = wordOf(reaction.emoji) ?? null;
  return { content: { type: 'reaction', emoji, targetProviderId: target }, target: providerId(target) };
}

function readButton(button: unknown): Reading<BasicContent> | undefined {
  if (!isObject(button)) return undefined;
  const text = textOf(button.text) ?? textOf(button.payload);
  if (text === undefined) return undefined;
  const payload = textOf(button.payload);
  return { content: { type: 'button', text, ...(payload === undefined ? {} : { payload }) } };
}

function readSystem(message: Json): Reading<BasicContent> | undefined {
  if (!isObject(message.system)) return undefined;
  const { body, type, wa_id, new_wa_id, ...rest } = message.system;
  const content: BasicContent = { type: 'system', event: wordOf(type)?.slice(0, 128) ?? 'unknown' };
  const text = textOf(body);
  if (text !== undefined) content.text = text;
  const newPhone = phoneOf(wa_id) ?? phoneOf(new_wa_id);
  if (newPhone !== undefined) content.newPhone = newPhone;
  const details: Json = isObject(message.identity) ? { ...rest, identity: message.identity } : rest;
  if (Object.keys(details).length > 0) content.details = details;
  return { content };
}

function readRevoke(revoke: unknown): Reading<BasicContent> | undefined {
  const target = isObject(revoke) ? idOf(revoke.original_message_id) : undefined;
  if (target === undefined) return undefined;
  return { content: { type: 'revoke', targetProviderId: target }, target: providerId(target) };
}

/** Returns the errors in a message, otherwise those next to it. */
function errorsOf(message: Json, errorsBeside: readonly unknown[]): Json[] {
  const errors = Array.isArray(message.errors) ? message.errors.filter(isObject) : [];
  return errors.length > 0 ? errors : errorsBeside.filter(isObject);
}

function readUnsupported(
  message: Json,
  key: string,
  errorsBeside: readonly unknown[],
): Reading<BasicContent> {
  const details = own(message, key);
  return {
    content: {
      type: 'unsupported',
      errors: errorsOf(message, errorsBeside),
      ...(isObject(details) ? { details } : {}),
    },
  };
}

function readEdit(edit: unknown): Reading | undefined {
  if (!isObject(edit) || !isObject(edit.message)) return undefined;
  const target = idOf(edit.original_message_id);
  if (target === undefined) return undefined;
  const inner = readBasic(edit.message);
  const reading: Reading = {
    content: { type: 'edit', targetProviderId: target, content: inner.content },
    target: providerId(target),
  };
  if (inner.media !== undefined) reading.media = inner.media;
  return reading;
}
