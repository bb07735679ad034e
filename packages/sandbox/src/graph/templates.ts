import { isJson, type Json, listAt, objectAt, stringAt } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Template, TemplateStatus, Waba } from '../world.ts';
import { missing } from './checks.ts';
import { GraphError } from './errors.ts';
import { findTemplate, placeholders } from './template-send.ts';

const CATEGORIES = new Set(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
const MOST_TEMPLATES = 6000;

export const presentTemplate = (template: Template): Json => ({
  name: template.name,
  parameter_format: template.parameterFormat,
  components: template.components,
  language: template.language,
  status: template.status,
  category: template.category,
  id: template.id,
  ...(template.rejectedReason ? { rejected_reason: template.rejectedReason } : {}),
});

/** `POST {waba}/message_templates`: PENDING, then the review. */
export function createTemplate(box: Sandbox, waba: Waba, body: unknown): Json {
  const { world } = box;
  const name = stringAt(body, 'name');
  const language = stringAt(body, 'language');
  const category = stringAt(body, 'category')?.toUpperCase();
  if (!name) throw missing('name');
  if (!language) throw missing('language');
  if (!category || !CATEGORIES.has(category))
    throw new GraphError(100, `Param category must be one of {${[...CATEGORIES].join(', ')}}.`);
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    throw new GraphError(100, 'Param name must be lower-case letters, digits and underscores, at most 512.');
  const components = checkComponents(body);
  if (findTemplate(world, waba.id, name, language)) {
    throw new GraphError(100, `There is already ${language} content for this template.`, {
      subcode: 2388024,
    });
  }
  if (templatesOf(box, waba.id).length >= MOST_TEMPLATES)
    throw new GraphError(100, 'This account has as many templates as it may have.');
  const parameterFormat =
    stringAt(body, 'parameter_format')?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL';
  const template: Template = {
    id: world.newId(16),
    wabaId: waba.id,
    name,
    language,
    category,
    status: 'PENDING',
    parameterFormat,
    components,
  };
  world.templates.set(template.id, template);
  submit(box, template);
  return { id: template.id, status: template.status, category };
}

function checkComponents(body: unknown): Json[] {
  const components = listAt(body, 'components').filter(isJson);
  const text = components.find((component) => String(component.type).toUpperCase() === 'BODY');
  if (!text) throw new GraphError(100, 'Param components must have one of type BODY.');
  for (const component of components) {
    const type = String(component.type).toUpperCase();
    const most = type === 'BODY' ? 1024 : 60;
    const said = stringAt(component, 'text');
    if (said !== undefined && type !== 'BUTTONS' && said.length > most)
      throw new GraphError(100, `Param text of ${type} must be at most ${most} characters long.`);
    if (type === 'BUTTONS' && listAt(component, 'buttons').length > 10)
      throw new GraphError(100, 'A template has at most 10 buttons.');
  }
  const wanted = placeholders(stringAt(text, 'text') ?? '').length;
  const example = objectAt(text, 'example');
  const shown = listAt(example, 'body_text')[0];
  const named = listAt(example, 'body_text_named_params');
  if (wanted > 0 && (Array.isArray(shown) ? shown.length : named.length) < wanted) {
    throw new GraphError(100, 'Component of type BODY is missing expected field(s) (example)', {
      subcode: 2388043,
    });
  }
  return components;
}

/**
 * Sends a template to review: after `reviewMs` it is approved, or rejected when a name or text says how: a name that
 * starts with `reject_` (INVALID_FORMAT) or a text with "guaranteed winner" (SCAM).
 */
function submit(box: Sandbox, template: Template): void {
  template.status = 'PENDING';
  box.deliverer.soon(box.world.options.reviewMs, () => {
    if (template.status !== 'PENDING') return;
    const reason = template.name.startsWith('reject_')
      ? 'INVALID_FORMAT'
      : /guaranteed winner/i.test(JSON.stringify(template.components))
        ? 'SCAM'
        : undefined;
    setTemplateStatus(box, template, reason ? 'REJECTED' : 'APPROVED', reason);
  });
}

/** Changes a template's status and tells it by `message_template_status_update`. */
export function setTemplateStatus(
  box: Sandbox,
  template: Template,
  status: TemplateStatus,
  reason?: string,
): void {
  template.status = status;
  if (reason) template.rejectedReason = reason;
  else delete template.rejectedReason;
  box.deliverer.emit({
    item: box.world.ledger.write.newsItem('message_template_status_update', template.id),
    wabaId: template.wabaId,
    field: 'message_template_status_update',
    value: () => ({
      event: status,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      message_template_category: template.category,
      reason: reason ?? 'NONE',
    }),
  });
}

const templatesOf = (box: Sandbox, wabaId: string): Template[] =>
  [...box.world.templates.values()].filter(
    (template) => template.wabaId === wabaId && template.status !== 'DELETED',
  );

/** `GET {waba}/message_templates`: filters `name`, `status`, `language`, `category`; cursor paging. */
export function listTemplates(
  box: Sandbox,
  waba: Waba,
  query: Record<string, string | undefined>,
  token: string,
): Json {
  const wanted = templatesOf(box, waba.id).filter(
    (template) =>
      (!query.name || template.name.includes(query.name)) &&
      (!query.status || template.status === query.status.toUpperCase()) &&
      (!query.language || template.language === query.language) &&
      (!query.category || template.category === query.category.toUpperCase()),
  );
  return pageOf(
    wanted.map(presentTemplate),
    query,
    `${box.world.url}/v23.0/${waba.id}/message_templates`,
    token,
  );
}

/** A Graph page: `data` and `paging` with opaque cursors and an absolute `next` that carries the token. */
export function pageOf(
  all: Json[],
  query: Record<string, string | undefined>,
  address: string,
  token: string,
): Json {
  const limit = Math.min(Math.max(Number(query.limit) || 25, 1), 500);
  const start = query.after ? Number(Buffer.from(query.after, 'base64url').toString()) + 1 : 0;
  if (!Number.isInteger(start)) throw new GraphError(100, 'Invalid cursors values');
  const data = all.slice(start, start + limit);
  if (data.length === 0) return { data };
  const cursor = (at: number) => Buffer.from(String(at)).toString('base64url');
  const after = cursor(start + data.length - 1);
  const next = new URL(address);
  for (const [key, value] of Object.entries({ ...query, limit: String(limit), after, access_token: token })) {
    if (value !== undefined) next.searchParams.set(key, value);
  }
  const paging: Json = { cursors: { before: cursor(start), after } };
  if (start + limit < all.length) paging.next = next.toString();
  return { data, paging };
}

/** `POST {template}`: changes components or category and sends it to review again. */
export function editTemplate(box: Sandbox, template: Template, body: unknown): Json {
  const category = stringAt(body, 'category')?.toUpperCase();
  if (category !== undefined && !CATEGORIES.has(category))
    throw new GraphError(100, 'Param category is not valid.');
  if (isJson(body) && body.components !== undefined) template.components = checkComponents(body);
  if (category !== undefined) template.category = category;
  submit(box, template);
  return { success: true, id: template.id, category: template.category };
}

/** `DELETE {waba}/message_templates?name=` (every language) or with `hsm_id` (one). */
export function deleteTemplates(box: Sandbox, waba: Waba, query: Record<string, string | undefined>): Json {
  if (!query.name) throw missing('name');
  const gone = templatesOf(box, waba.id).filter(
    (template) => template.name === query.name && (!query.hsm_id || template.id === query.hsm_id),
  );
  if (gone.length === 0)
    throw new GraphError(100, `Message template "${query.name}" was not found`, {
      subcode: 2593002,
      httpStatus: 404,
    });
  for (const template of gone) setTemplateStatus(box, template, 'DELETED');
  return { success: true };
}
