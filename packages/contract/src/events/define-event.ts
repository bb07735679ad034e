import { z } from 'zod';

/** What a client subscribes to. Each event belongs to one topic. */
export const eventTopics = [
  'conversations',
  'sessions',
  'campaigns',
  'bots',
  'notifications',
  'workspace',
] as const;
export type EventTopic = (typeof eventTopics)[number];
export const eventTopic = z.enum(eventTopics).meta({ id: 'EventTopic' });

/**
 * Who may see an event. `tenant`: everyone in the tenant. `owner`: everyone, or only the owner if the
 * object is personal. `person`: always exactly one user.
 */
export type EventAudience = 'tenant' | 'owner' | 'person';

/** The options of `defineEvent`. */
interface EventOptions {
  topic: EventTopic;
  /** One sentence for the reference documentation. */
  summary: string;
  /** The payload, `data`. Changes are additive, so a reader has to ignore unknown fields. */
  schema: z.ZodObject;
  /** True: part of the public API. False: for the dashboard only. */
  public: boolean;
  /** `tenant` by default. */
  audience?: EventAudience;
}

/** An event before it gets its `seq` in a log. */
export interface NewEvent<
  Type extends string = string,
  Topic extends EventTopic = EventTopic,
  Data = unknown,
> {
  type: Type;
  topic: Topic;
  data: Data;
}

/** An event type. Calling it creates an event: `announce(tx, tagDeleted({ tagId }), …)` publishes it. */
export interface EventDefinition<
  Type extends string = string,
  Topic extends EventTopic = EventTopic,
  Schema extends z.ZodObject = z.ZodObject,
  Audience extends EventAudience = EventAudience,
> {
  (data: z.infer<Schema>): NewEvent<Type, Topic, z.infer<Schema>>;
  readonly type: Type;
  readonly topic: Topic;
  readonly summary: string;
  readonly schema: Schema;
  readonly isPublic: boolean;
  readonly audience: Audience;
}

type AudienceOf<Options extends EventOptions> = Options extends { audience: infer A extends EventAudience }
  ? A
  : 'tenant';

/** Defines an event type. Its name and topic are declared only here. */
export function defineEvent<const Type extends string, const Options extends EventOptions>(
  type: Type,
  options: Options,
): EventDefinition<Type, Options['topic'], Options['schema'], AudienceOf<Options>>;
export function defineEvent(
  type: string,
  { topic, summary, schema, public: isPublic, audience = 'tenant' }: EventOptions,
): EventDefinition {
  return Object.assign((data: z.infer<z.ZodObject>) => ({ type, topic, data }), {
    type,
    topic,
    summary,
    schema,
    isPublic,
    audience,
  });
}
