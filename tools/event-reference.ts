import { type EventDefinition, eventDefinitions, eventTopics } from '@waqtor/contract';
import { z } from 'zod';

/** Generates docs/reference/events.md: every event with its payload, from the definitions in the contract. */
export function printEventReference(): string {
  const definitions: readonly EventDefinition[] = eventDefinitions;
  const sections = eventTopics.map((topic) => {
    const rows = definitions.filter((definition) => definition.topic === topic).map(rowOf);
    return rows.length === 0
      ? `## ${topic}\n\nNo events yet.\n`
      : `## ${topic}\n\n| event | payload | when |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Events

<!-- Written by npm run generate from packages/contract/src/events; edit the definitions. -->

The events of a tenant's [event log](../subsystems/event-log.md), by topic. Programs read them over the
[WebSocket](../subsystems/realtime.md) (\`GET /ws\`, [asyncapi.json](../../asyncapi.json)) or page by page (\`GET /api/v1/events\`,
[openapi.json](../../openapi.json)); both give the same events, each with \`seq\`, \`topic\`, \`type\`, \`data\` (the payload) and \`at\`.
Names in capitals are schemas of these documents; a field without a type has the schema with its own name;
\`cnv_…\` is a public id with that prefix; a field with \`?\` may be missing.

Ignore events and fields you do not know, because more may be added. *Personal* events are delivered to one user only and never to API keys. *Owner*
events are delivered to everyone in the tenant, unless the object is personal: then only to its owner. *Internal* events are used by the dashboard and may change.

${sections.join('\n')}`;
}

function rowOf({ type, summary, schema, audience, isPublic }: EventDefinition): string {
  const marks = [
    ...(audience === 'person' ? ['personal'] : audience === 'owner' ? ['owner'] : []),
    ...(isPublic ? [] : ['internal']),
  ];
  const note = marks.length > 0 ? ` *${marks.join(', ')}*` : '';
  return `| \`${type}\` | ${payloadOf(schema)} | ${summary}${note} |`;
}

type JsonSchema = z.core.JSONSchema._JSONSchema;

function payloadOf(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return Object.entries(properties)
    .map(([name, field]) => {
      const type = typeOf(field);
      const isNamedAlike = type.toLowerCase() === name.toLowerCase();
      return `\`${name}${required.includes(name) ? '' : '?'}\`${isNamedAlike ? '' : ` ${type}`}`;
    })
    .join(', ');
}

/** A short type name: the referenced schema, the prefix of an id, or the JSON type. */
function typeOf(schema: JsonSchema): string {
  if (typeof schema === 'boolean') return 'anything';
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return [...new Set(parts.map(typeOf))].join(' or ');
  const [, prefix] = /^\^([a-z]+_)\[0-9a-f\]/.exec(schema.pattern ?? '') ?? [];
  if (prefix) return `\`${prefix}…\``;
  if (schema.format === 'date-time') return 'instant';
  if (schema.type !== 'array') return [schema.type ?? 'anything'].flat().join(' or ');
  return `list of ${typeOf(Array.isArray(schema.items) ? true : (schema.items ?? true))}`;
}
