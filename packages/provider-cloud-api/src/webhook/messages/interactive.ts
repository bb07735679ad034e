import type { MessageContent } from '@waqtor/contract';
import { isObject, type Json, own, textOf, wordOf } from '../reading/read.ts';
import { storable } from '../reading/storable.ts';
import type { Reading } from './content.ts';

type InteractiveReply = Extract<MessageContent, { type: 'interactive_reply' }>;

/** Reads the response to buttons, a list, a flow or an unsupported form. */
export function readInteractive(interactive: unknown): Reading<InteractiveReply> | undefined {
  if (!isObject(interactive)) return undefined;
  const form = wordOf(interactive.type);
  if (form === undefined) return undefined;
  const body = own(interactive, form);
  return { content: isObject(body) ? readForm(form, body) : otherForm(form, body) };
}

function readForm(form: string, body: Json): InteractiveReply {
  switch (form) {
    case 'button_reply':
      return withTexts({ type: 'interactive_reply', replyType: 'button' }, body);
    case 'list_reply':
      return withTexts({ type: 'interactive_reply', replyType: 'list' }, body);
    case 'nfm_reply':
      return readFlow(body);
    case 'call_permission_reply':
      return { type: 'interactive_reply', replyType: 'call_permission', response: body };
    default:
      return otherForm(form, body);
  }
}

function otherForm(form: string, body: unknown): InteractiveReply {
  const content: InteractiveReply = { type: 'interactive_reply', replyType: 'other', id: form };
  if (body !== undefined) content.response = body;
  return content;
}

function withTexts(content: InteractiveReply, body: Json): InteractiveReply {
  for (const key of ['id', 'title', 'description'] as const) {
    const text = textOf(body[key]);
    if (text !== undefined) content[key] = text;
  }
  return content;
}

/**
 * Maximum length of a response that is parsed as JSON. A longer one is kept as text, like one that is not
 * JSON.
 */
const maxAnswer = 65_536;

/** A flow's response is JSON inside a string; if it is not JSON, the string is kept. */
function readFlow(body: Json): InteractiveReply {
  const content: InteractiveReply = { type: 'interactive_reply', replyType: 'flow' };
  const name = wordOf(body.name);
  if (name !== undefined) content.id = name;
  const title = wordOf(body.body);
  if (title !== undefined) content.title = title;
  if (body.response_json !== undefined) content.response = parsed(body.response_json);
  return content;
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string' || json.length > maxAnswer) return json;
  try {
    return storable(JSON.parse(json));
  } catch {
    return json;
  }
}
