import type { MessageTemplate } from '@waqtor/contract';
import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** A number whose templates are stored. Ids are uuids. */
export interface TemplateOwner {
  tenantId: string;
  sessionId: string;
}

/** Replaces the stored templates of a number by those just loaded from WhatsApp. */
export async function saveTemplates(
  tx: Tx,
  { tenantId, sessionId }: TemplateOwner,
  templates: readonly MessageTemplate[],
  now: Date,
): Promise<void> {
  const byKey = new Map(templates.map((it) => [`${it.language} ${it.name}`, it]));
  await sql`
    with given as (
      select t ->> 'name' as name, t ->> 'language' as language, t as definition
      from jsonb_array_elements(${JSON.stringify([...byKey.values()])}::jsonb) t
    ), gone as (
      delete from templates t where t.tenant_id = ${tenantId} and t.session_id = ${sessionId}
        and not exists (select from given g where g.name = t.name and g.language = t.language)
    )
    insert into templates (tenant_id, session_id, name, language, definition, synced_at)
    select ${tenantId}::uuid, ${sessionId}::uuid, name, language, definition, ${now}::timestamptz from given
    order by name, language
    on conflict (session_id, name, language)
      do update set definition = excluded.definition, synced_at = excluded.synced_at`.execute(tx.db);
}

/** Returns a stored template, if it was loaded after `since`. */
export async function findTemplate(
  tx: Tx,
  { tenantId, sessionId }: TemplateOwner,
  { name, language }: { name: string; language: string },
  since: Date,
): Promise<MessageTemplate | undefined> {
  const row = await tx.db
    .selectFrom('templates')
    .select('definition')
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .where('name', '=', name)
    .where('language', '=', language)
    .where('syncedAt', '>', since)
    .executeTakeFirst();
  return row?.definition as MessageTemplate | undefined;
}

/** A number's template in one language. */
export interface TemplateKey extends TemplateOwner {
  name: string;
  language: string;
}

const templateKeyBatch = defineBatch<TemplateKey & { nth: number }>({
  tenantId: 'uuid',
  sessionId: 'uuid',
  name: 'text',
  language: 'text',
  nth: 'int',
});

/** Returns, for each key in order, the stored template and when it was last loaded, or undefined. */
export async function findTemplateBatch(
  tx: Tx,
  keys: readonly TemplateKey[],
): Promise<({ definition: MessageTemplate; syncedAt: Date } | undefined)[]> {
  if (keys.length === 0) return [];
  const { rows } = await tx.client.query<{ nth: number; definition: MessageTemplate; synced_at: Date }>({
    name: 'templates_find_batch',
    text: `select k.nth, t.definition, t.synced_at
      from ${templateKeyBatch.parameters('k')}
      join templates t on t.session_id = k.session_id and t.name = k.name and t.language = k.language
        and t.tenant_id = k.tenant_id`,
    values: templateKeyBatch.values(keys.map((key, nth) => ({ ...key, nth }))),
  });
  const byNth = new Map(rows.map((row) => [row.nth, row]));
  return keys.map((_key, i) => {
    const row = byNth.get(i);
    return row && { definition: row.definition, syncedAt: row.synced_at };
  });
}

const numberBatch = defineBatch<{ tenantId: string; sessionId: string }>({
  tenantId: 'uuid',
  sessionId: 'uuid',
});

/** Deletes the stored templates of these numbers, because WhatsApp reported that some of them changed. */
export async function forgetTemplates(
  tx: Tx,
  numbers: readonly { tenantId: string; sessionId: string }[],
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`
    delete from templates t
    using ${numberBatch.table('n', numbers)}
    where t.tenant_id = n.tenant_id and t.session_id = n.session_id`.execute(tx.db);
}
