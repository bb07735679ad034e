import type { MessageContent } from '@waqtor/contract';
import type { OutgoingMedia } from '@waqtor/provider';
import { isJson } from '../graph/client.ts';
import { refuse } from './refuse.ts';

type Json = Record<string, unknown>;
type TemplateContent = Extract<MessageContent, { type: 'template' }>;

const headerKinds = ['image', 'video', 'document'] as const;

/**
 * Builds a template with its parameters. A header with an uploaded file (`mediaId`) gets the id of that file
 * at Meta.
 */
export function buildTemplate(content: TemplateContent, media: OutgoingMedia | undefined): Json {
  const { name, language, components } = content;
  return {
    name,
    language: { code: language },
    ...(components === undefined
      ? {}
      : { components: components.map((component) => withFile(component, media)) }),
  };
}

function withFile(component: Json, media: OutgoingMedia | undefined): Json {
  if (!Array.isArray(component.parameters) || String(component.type).toLowerCase() !== 'header')
    return component;
  return { ...component, parameters: component.parameters.map((parameter) => fileOf(parameter, media)) };
}

function fileOf(parameter: unknown, media: OutgoingMedia | undefined): unknown {
  if (!isJson(parameter)) return parameter;
  const kind = headerKinds.find((it) => it === parameter.type);
  const file = kind && parameter[kind];
  if (!kind || !isJson(file) || file.mediaId === undefined) return parameter;
  if (media === undefined) throw refuse('The header of the template needs its file.');
  const { mediaId: _, filename = media.filename, ...rest } = file;
  const source = 'link' in media ? { link: media.link } : { id: media.providerMediaId };
  const named = kind === 'document' && filename !== undefined ? { filename } : {};
  return { ...parameter, [kind]: { ...rest, ...source, ...named } };
}
