import { type Json, listAt, stringAt } from '../../json.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Template, Waba } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { findTemplate } from './template-send.ts';
import { createTemplate, editTemplate, setTemplateStatus, templatesOf } from './templates.ts';

/**
 * Handles `POST {waba}/upsert_message_templates`: creates or changes an authentication template in several
 * languages at once.
 */
export function upsertTemplates(box: Sandbox, waba: Waba, parameters: Json): Json {
  const { languages, ...template } = parameters;
  if (!Array.isArray(languages) || languages.length === 0) throw missing('languages');
  if (languages.length > 100) throw new GraphError(100, 'Param languages must have at most 100 values.');
  if (stringAt(template, 'category')?.toUpperCase() !== 'AUTHENTICATION')
    throw new GraphError(100, 'Param category must be one of {AUTHENTICATION}.');
  const withBody = { ...template, components: listAt(template, 'components') };
  const data = languages.map(String).map((language) => {
    const present = findTemplate(box.world, waba.id, stringAt(template, 'name') ?? '', language);
    const { id } = present
      ? editTemplate(box, present, withBody)
      : createTemplate(box, waba, { ...withBody, language });
    return { id, status: present?.status ?? 'PENDING', language, category: 'AUTHENTICATION' };
  });
  return { data };
}

/** Handles `POST {template}/unpause`. */
export function unpauseTemplate(box: Sandbox, template: Template): Json {
  if (template.status !== 'PAUSED')
    return { success: false, reason: `The template is ${template.status}, not PAUSED.` };
  setTemplateStatus(box, template, 'APPROVED');
  return { success: true };
}

/** Handles `GET {template}/compare`: compares two templates; clicks and blocks are not simulated. */
export function compareTemplates(
  box: Sandbox,
  template: Template,
  query: Record<string, string | undefined>,
): Json {
  const others = (query.template_ids ?? '')
    .replace(/["[\]\s]/g, '')
    .split(',')
    .filter(Boolean);
  if (others.length === 0) throw missing('template_ids');
  if (!query.start) throw missing('start');
  if (!query.end) throw missing('end');
  for (const id of others)
    if (box.world.templates.get(id)?.wabaId !== template.wabaId)
      throw new GraphError(100, `There is no template ${id} in this account.`);
  const ids = [template.id, ...others];
  return {
    data: [
      { metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: ids },
      {
        metric: 'MESSAGE_SENDS',
        type: 'NUMBER_VALUES',
        number_values: ids.map((key) => ({ key, value: 0 })),
      },
      {
        metric: 'TOP_BLOCK_REASON',
        type: 'STRING_VALUES',
        string_values: ids.map((key) => ({ key, value: 'UNKNOWN_BLOCK_REASON' })),
      },
    ],
  };
}

/** Handles `POST {waba}/message_templates/archive` and `unarchive`. */
export function archiveTemplates(box: Sandbox, waba: Waba, parameters: Json, archive: boolean): Json {
  const ids = (stringAt(parameters, 'hsm_ids') ?? '').split(',').filter(Boolean);
  if (ids.length === 0) throw missing('hsm_ids');
  const done: string[] = [];
  const failed: Record<string, string> = {};
  for (const id of ids) {
    const template = box.world.templates.get(id);
    if (template?.wabaId !== waba.id) failed[id] = 'There is no such template in this account.';
    else {
      setTemplateStatus(box, template, archive ? 'ARCHIVED' : 'APPROVED');
      done.push(id);
    }
  }
  return { [archive ? 'archived_templates' : 'unarchived_templates']: done, failed_templates: failed };
}

/** Handles `POST {waba}/migrate_message_templates`: copies the approved templates of another account. */
export function migrateTemplates(box: Sandbox, waba: Waba, source: Waba): Json {
  const migrated: string[] = [];
  const failed: Json[] = [];
  for (const template of templatesOf(box, source.id)) {
    if (template.status !== 'APPROVED') continue;
    if (findTemplate(box.world, waba.id, template.name, template.language))
      failed.push({ id: template.id, reason: 'A template of this name and language is already there.' });
    else {
      const copy = { ...template, id: box.world.newId(16), wabaId: waba.id };
      box.world.templates.set(copy.id, copy);
      migrated.push(template.id);
    }
  }
  return { migrated_templates: migrated, failed_templates: failed };
}
