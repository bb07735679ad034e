import { z } from 'zod';
import { type EventDefinition, eventDefinitions } from '../events/index.ts';
import { schemaNameOf } from '../events/logged-event.ts';
import { clientFrames, controlFrames } from './realtime.ts';

type Json = Record<string, unknown>;

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Builds the AsyncAPI document of `GET /ws`: every client and server frame, and every event. */
export function buildAsyncApi() {
  const sent = [
    ...controlFrames.map((frame) => messageOf(frame)),
    ...eventDefinitions.map((definition) => eventMessageOf(definition)),
  ];
  const received = clientFrames.map((frame) => messageOf(frame));
  const messages = [...sent, ...received];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'WaQtor events',
      version: '0.1.0',
      description:
        'The WebSocket at `/ws`: authenticate in the first frame, subscribe to topics with a cursor, receive events with a gapless `seq`. The same events are listed by `GET /api/v1/events`. Ignore unknown events and fields: new ones may be added.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: {
      socket: {
        address: '/ws',
        title: 'WebSocket',
        messages: Object.fromEntries(
          messages.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: {
      send: operation('send', 'What the server sends', sent),
      receive: operation('receive', 'What a client sends', received),
    },
    components: {
      messages: Object.fromEntries(messages.map((message) => [message.name, message])),
      schemas: buildSchemas(),
    },
  };
}

interface Message extends Json {
  name: string;
}

function operation(action: 'send' | 'receive', summary: string, messages: readonly Message[]): Json {
  return {
    action,
    summary,
    channel: { $ref: '#/channels/socket' },
    messages: messages.map(({ name }) => ({ $ref: `#/channels/socket/messages/${name}` })),
  };
}

function messageOf(frame: z.ZodType): Message {
  const { id = '', description } = frame.meta() ?? {};
  return { name: id, ...(description ? { description } : {}), payload: refTo(id) };
}

const audiences = {
  tenant: 'All members of the tenant.',
  owner: 'All members of the tenant; if the resource is personal, only its owner.',
  person: 'One user.',
};

function eventMessageOf(definition: EventDefinition): Message {
  const { type, topic, summary, audience, isPublic } = definition;
  return {
    name: type,
    summary,
    description: `Topic: \`${topic}\`. Visible to: ${audiences[audience]}`,
    tags: [{ name: topic }, { name: isPublic ? 'public' : 'internal' }],
    payload: {
      allOf: [
        { type: 'object', properties: { op: { const: 'event' } }, required: ['op'] },
        refTo(schemaNameOf(definition)),
      ],
    },
  };
}

/** Returns every schema to which a frame or an event refers, by name. */
function buildSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Documented objects may get more fields; and the pattern of an instant would repeat its format in 300
      // characters.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  const kept: Json = {};
  const keep = (name: string) => {
    const schema = schemas[name];
    if (kept[name] || !schema) return;
    const { $schema: _schema, $id: _id, ...rest } = schema;
    kept[name] = rest;
    for (const [, next = ''] of JSON.stringify(rest).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      keep(next);
  };
  for (const name of ['Event', 'ServerFrame', 'ClientFrame', 'EventTopic']) keep(name);
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
}
