import { isJson, type Json, stringAt } from '../../json.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Template, TemplateStatus, Waba } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { type NodeType, pageOf, pickFields } from '../request/fields.ts';
import { checkComponents } from './template-components.ts';
import { findTemplate } from './template-send.ts';

const CATEGORIES = new Set(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
/** Maximum number of templates per account, as for a verified business. */
const MAX_TEMPLATES = 6000;

const presentTemplate = (template: Template): Json => ({
  name: template.name,
  parameter_format: template.parameterFormat,
  components: template.components,
  language: template.language,
  status: template.status,
  category: template.category,
  ...(template.previousCategory ? { previous_category: template.previousCategory } : {}),
  ...(template.sendTtlSeconds ? { message_send_ttl_seconds: template.sendTtlSeconds } : {}),
  id: template.id,
  ...(template.rejectedReason ? { rejected_reason: template.rejectedReason } : {}),
});

const TEMPLATE_NODE: NodeType = {
  name: 'WhatsAppMessageTemplate',
  known: new Set([
    ...['correct_category', 'cta_url_link_tracking_opted_out', 'degrees_of_freedom_spec', 'display_format'],
    ...['library_template_name', 'message_send_ttl_seconds', 'previous_category', 'rejected_reason'],
    ...['sub_category', 'specific_rejection_reason', 'last_updated_time', 'is_primary_device_delivery_only'],
  ]),
};

/** Handles `GET {template}`, or presents one of a list: all fields, or the requested ones. */
export function showTemplate(template: Template, fields: string | undefined): Json {
  const all = presentTemplate(template);
  const hidden = { quality_score: { score: 'UNKNOWN', date: Math.floor(Date.now() / 1000) } };
  return pickFields(fields ? { ...all, ...hidden } : all, fields, TEMPLATE_NODE);
}

/** Handles `POST {waba}/message_templates`: creates the template as PENDING and starts the review. */
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
  const components = checkComponents(world, waba, category, body);
  if (findTemplate(world, waba.id, name, language)) {
    throw new GraphError(100, `There is already ${language} content for this template.`, {
      subcode: 2388024,
    });
  }
  if (templatesOf(box, waba.id).length >= MAX_TEMPLATES)
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
    ...ttlOf(body),
  };
  world.templates.set(template.id, template);
  submit(box, template);
  return { id: template.id, status: template.status, category };
}

/**
 * Reviews a template: after `reviewMs` it is approved, or rejected if its name or text asks for that: a name
 * that starts with `reject_` (INVALID_FORMAT), or a text with "guaranteed winner" (SCAM).
 */
function submit(box: Sandbox, template: Template): void {
  template.status = 'PENDING';
  box.deliverer.schedule(box.world.options.reviewMs, () => {
    if (template.status !== 'PENDING') return;
    const reason = template.name.startsWith('reject_')
      ? 'INVALID_FORMAT'
      : /guaranteed winner/i.test(JSON.stringify(template.components))
        ? 'SCAM'
        : undefined;
    setTemplateStatus(box, template, reason ? 'REJECTED' : 'APPROVED', reason);
  });
}

/** Changes a template's status and reports it by `message_template_status_update`. */
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
    item: box.world.ledger.write.notificationItem('message_template_status_update', template.id),
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

export const templatesOf = (box: Sandbox, wabaId: string): Template[] =>
  [...box.world.templates.values()].filter(
    (template) => template.wabaId === wabaId && template.status !== 'DELETED',
  );

/** Whether `value` is in the list of a filter (`a,b` or a JSON list); a missing filter accepts all values. */
const isAmong = (filter: string | undefined, value: string): boolean =>
  !filter ||
  filter
    .replace(/["[\]\s]/g, '')
    .split(',')
    .some((wanted) => wanted.toUpperCase() === value.toUpperCase());

const holdsText = (template: Template, text: string): boolean =>
  JSON.stringify(template.components).toLowerCase().includes(text.toLowerCase());

/** Handles `GET {waba}/message_templates`: filters, fields, `summary`, cursor paging. */
export function listTemplates(
  box: Sandbox,
  waba: Waba,
  query: Record<string, string | undefined>,
  token: string,
): Json {
  const all = templatesOf(box, waba.id);
  const wanted = all.filter(
    (template) =>
      (!query.name || template.name.includes(query.name)) &&
      (!query.content || holdsText(template, query.content)) &&
      (!query.name_or_content ||
        template.name.includes(query.name_or_content) ||
        holdsText(template, query.name_or_content)) &&
      isAmong(query.status, template.status) &&
      isAmong(query.language, template.language) &&
      isAmong(query.category, template.category) &&
      isAmong(query.quality_score, 'UNKNOWN'),
  );
  const page = pageOf(
    wanted.map((template) => showTemplate(template, query.fields)),
    query,
    `${box.world.url}/v23.0/${waba.id}/message_templates`,
    token,
  );
  return query.summary ? { ...page, summary: summaryOf(all, wanted.length, query.summary) } : page;
}

function summaryOf(all: Template[], found: number, fields: string): Json {
  const counts = {
    total_count: found,
    message_template_count: all.length,
    message_template_limit: MAX_TEMPLATES,
    are_translations_complete: true,
  };
  return pickFields(counts, fields, { name: 'WhatsAppMessageTemplatesSummary', known: new Set() });
}

/** Handles `POST {template}`: changes components, category or lifetime, and starts the review again. */
export function editTemplate(box: Sandbox, template: Template, body: unknown): Json {
  const waba = box.world.wabas.get(template.wabaId);
  const category = stringAt(body, 'category')?.toUpperCase() ?? template.category;
  if (!CATEGORIES.has(category)) throw new GraphError(100, 'Param category is not valid.');
  if (isJson(body) && body.components !== undefined && waba)
    template.components = checkComponents(box.world, waba, category, body);
  if (category !== template.category) template.previousCategory = template.category;
  template.category = category;
  Object.assign(template, ttlOf(body));
  submit(box, template);
  return { success: true, id: template.id, name: template.name, category: template.category };
}

function ttlOf(body: unknown): { sendTtlSeconds?: number } {
  const seconds = isJson(body) ? Number(body.message_send_ttl_seconds) : Number.NaN;
  return Number.isFinite(seconds) ? { sendTtlSeconds: seconds } : {};
}

/** Handles `DELETE {waba}/message_templates?name=` (every language) or with `hsm_id` (one). */
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
