import { type MessageTemplate, templateCategories, templateHeaderFormats } from '@waqtor/contract';
import { type GraphClient, isJson, type Json } from './graph/client.ts';
import { idOf, wordOf } from './webhook/reading/read.ts';

const pageSize = 250;
/** A verified account has at most 6,000 templates. */
const mostPages = 6_000 / pageSize;
const fields = ['id', 'name', 'language', 'category', 'status', 'parameter_format', 'components'].join(',');

/**
 * Lists every template of the account, page by page. Meta's `next` URL contains the token, so only its cursor
 * is used.
 */
export async function listTemplates(graph: GraphClient): Promise<MessageTemplate[]> {
  const found: MessageTemplate[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `${graph.credentials.wabaId}/message_templates?fields=${fields}&limit=${pageSize}${cursor}`;
    const answer = await graph.get(path);
    const items = Array.isArray(answer.data) ? answer.data : [];
    found.push(...items.filter(isJson).flatMap((item) => readTemplate(item) ?? []));
    after = nextOf(answer.paging);
    if (after === undefined) break;
  }
  return found;
}

function nextOf(paging: unknown): string | undefined {
  if (!isJson(paging) || paging.next === undefined || !isJson(paging.cursors)) return undefined;
  return wordOf(paging.cursors.after);
}

/** Parses one template; returns undefined if it has no name, language or body. */
export function readTemplate(item: Json): MessageTemplate | undefined {
  const id = idOf(item.id);
  const name = wordOf(item.name);
  const language = wordOf(item.language);
  const parts = (Array.isArray(item.components) ? item.components : []).filter(isJson);
  const body = wordOf(partOf(parts, 'BODY')?.text);
  if (id === undefined || name === undefined || language === undefined) return undefined;
  const category = lower(item.category);
  return {
    id,
    name,
    language,
    category: templateCategories.find((known) => known === category) ?? 'utility',
    status: lower(item.status) || 'unknown',
    parameterFormat: item.parameter_format === 'NAMED' ? 'named' : 'positional',
    header: readHeader(partOf(parts, 'HEADER')),
    body: body ?? '',
    footer: wordOf(partOf(parts, 'FOOTER')?.text) ?? null,
    buttons: readButtons(partOf(parts, 'BUTTONS')),
    ...readFurther(parts),
    otherComponents: parts.map((part) => lower(part.type)).filter((type) => !known.includes(type)),
  };
}

const known = ['header', 'body', 'footer', 'buttons'];

function partOf(parts: Json[], type: string): Json | undefined {
  return parts.find((part) => lower(part.type) === type.toLowerCase());
}

/** Returns the cards of a carousel and a limited-time offer. */
function readFurther(parts: Json[]): Pick<MessageTemplate, 'cards' | 'limitedTimeOffer'> {
  const { cards } = partOf(parts, 'CAROUSEL') ?? {};
  const { limited_time_offer: limited } = partOf(parts, 'LIMITED_TIME_OFFER') ?? {};
  const limitedTimeOffer = isJson(limited) ? wordOf(limited.text) : undefined;
  return {
    ...(Array.isArray(cards) ? { cards: cards.filter(isJson).map(readCard) } : {}),
    ...(limitedTimeOffer === undefined ? {} : { limitedTimeOffer }),
  };
}

function readCard({ components }: Json): NonNullable<MessageTemplate['cards']>[number] {
  const parts = (Array.isArray(components) ? components : []).filter(isJson);
  return {
    header: readHeader(partOf(parts, 'HEADER')),
    body: wordOf(partOf(parts, 'BODY')?.text) ?? '',
    buttons: readButtons(partOf(parts, 'BUTTONS')),
  };
}

function readHeader(part: Json | undefined): MessageTemplate['header'] {
  if (!part) return null;
  const format = lower(part.format);
  return {
    format: templateHeaderFormats.find((name) => name === format) ?? 'text',
    text: wordOf(part.text) ?? null,
  };
}

function readButtons(part: Json | undefined): MessageTemplate['buttons'] {
  const buttons = Array.isArray(part?.buttons) ? part.buttons.filter(isJson) : [];
  return buttons.map((button) => ({
    type: lower(button.type),
    text: wordOf(button.text) ?? '',
    url: wordOf(button.url) ?? null,
  }));
}

function lower(word: unknown): string {
  return wordOf(word)?.toLowerCase() ?? '';
}
