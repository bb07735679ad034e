import { z } from 'zod';
import { type ErrorCode, errorCodes, errorRegistry } from '../errors/registry.ts';

/*
 * Describes what is wrong with one field of a request. The text continues the field's name; `{name}` is a
 * parameter. The English text is defined only here, because clients translate by code. A published code never
 * changes its meaning.
 */
export const problemRegistry = {
  // presence and type
  required: 'is required',
  unknown_field: 'is not a known field',
  wrong_type: 'is not of type {expected}',
  invalid_enum_value: 'is not one of: {allowed}',
  no_matching_schema: 'matches none of the accepted schemas',
  invalid: 'is not valid',
  // size
  too_short: 'has fewer than {min} characters',
  too_long: 'has more than {max} characters',
  too_few: 'has fewer than {min} entries',
  too_many: 'has more than {max} entries',
  too_small: 'is less than {min}',
  too_large: 'is greater than {max}',
  json_too_large: 'is more than {maxBytes} bytes of JSON',
  json_too_deep: 'is nested deeper than {max} levels',
  problems_truncated: 'has {count} more problems',
  // text
  blank: 'has no visible character',
  invalid_text: 'contains characters that are not valid text',
  invalid_format: 'does not have the expected format',
  digits_only: 'contains more than digits',
  printable_ascii_only: 'contains more than printable ASCII characters',
  // formats
  invalid_email: 'is not an e-mail address',
  invalid_url: 'is not an http or https URL',
  invalid_datetime: 'is not an ISO 8601 instant in UTC, such as 2026-11-20T18:00:00Z',
  invalid_date: 'is not a date, such as 2026-11-20',
  invalid_time_of_day: 'is not a time of day, such as 09:30',
  invalid_time_zone: 'is not a time zone, such as Africa/Casablanca',
  invalid_id: 'is not the id of a resource of type {resource}',
  invalid_list: 'is not a comma-separated list of at most {max} of: {of}',
  invalid_bsuid: 'is not a business-scoped user id',
  invalid_lid: 'is not a linked id',
  invalid_username: 'contains more than letters, digits, dots, dashes and underscores',
  invalid_shortcut: 'is not 1 to 40 letters, digits, dashes and underscores',
  invalid_language: 'is not a language tag, such as ar or fr-MA',
  invalid_country: 'is not a country code of two letters',
  invalid_template_name: 'contains more than lower-case letters, digits and underscores',
  invalid_api_version: 'is not a version, such as v26.0',
  invalid_event_cursor: 'is not the seq of an event',
  // fields that depend on each other
  attribute_required: 'is required with attributeValue',
  assignee_or_team_required: 'or teamId is required',
  snooze_end_required: 'or untilReply is required, and not both',
  business_name_required: 'is required without an invitation',
  language_required: 'has no text in any language',
  end_before_start: 'is not later than the start',
  intervals_overlap: 'has intervals that overlap',
  mutually_exclusive: 'cannot be combined with {with}',
  in_past: 'is in the past',
  // passwords
  password_common: 'is one of the most common passwords',
  password_is_email: 'is the e-mail address',
  password_repetitive: 'repeats the same characters',
  // files
  file_required: 'contains no file',
  file_empty: 'is empty',
  invalid_form: 'is not a valid multipart form',
  upload_interrupted: 'ended before the file was complete',
  // authority
  role_required: 'needs the role {needs}',
  user_required: 'needs a signed-in user, not an API key',
  author_required: 'is only for its author and for admins',
  personal_resource: 'is personal; share it with the team first',
  // sending
  media_required: 'needs a file: mediaUrl or mediaId',
  file_id_in_carousel: 'refers to an uploaded file in a carousel card; use a link or the id of WhatsApp',
  unsupported_caption: 'cannot have a caption as {type}',
  graph_address_not_allowed: 'is not an allowed Graph address; an operator can allow it with GRAPH_BASE_URLS',
  connection_refused: 'was refused by WhatsApp: {reason}',
  phone_number_not_in_account: 'does not own the phone number',
  account_not_visible: 'is not visible to the access token',
  app_secret_mismatch: 'is not the secret of the app that issued the access token',
  no_response: 'got no response',
  unreachable: 'cannot be reached at {url}',
  unexpected_response: 'responded unexpectedly: {reason}',
  // webhooks and realtime
  too_many_accounts: 'contains more than {max} accounts',
  verification_parameters_required: 'needs hub.mode=subscribe, hub.verify_token and hub.challenge',
  already_authenticated: 'is not possible after authentication',
  unknown_frame: 'has no known op, or not the fields of its op',
  cursor_while_subscribed: 'is accepted only while nothing is subscribed',
} as const;

export type ProblemCode = keyof typeof problemRegistry;
export const problemCodes = Object.keys(problemRegistry) as ProblemCode[];

export type ParamValue = string | number | boolean | null | readonly string[];
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
/** The parameters in the text of a code. */
export type ProblemParams<Code extends ProblemCode> = Record<
  Names<(typeof problemRegistry)[Code]>,
  ParamValue
>;
type ParamsArgument<Code extends ProblemCode> =
  Names<(typeof problemRegistry)[Code]> extends never ? [] : [params: ProblemParams<Code>];

/**
 * One entry of an error's `details`. `code` is a problem code, or the error's own code if its parameters
 * concern the request as a whole.
 */
export const problem = z
  .object({
    code: z.enum([...problemCodes, ...errorCodes]),
    /** The field in dot notation, such as `body.name`; null for the request as a whole. */
    field: z.string().nullable(),
    params: z.record(z.string(), z.unknown()),
    message: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = Omit<z.infer<typeof problem>, 'params'> & { params: Record<string, unknown> };

/** Builds a problem of one field. */
export function fieldProblem<Code extends ProblemCode>(
  field: string | null,
  code: Code,
  ...[params]: ParamsArgument<Code>
): Problem {
  return { code, field, params: params ?? {}, message: textOf(code, params ?? {}) };
}

/** Builds an entry of an error's `details` from the parameters of the error itself. */
export function errorProblem(code: ErrorCode, params: Record<string, unknown>): Problem {
  return { code, field: null, params, message: errorRegistry[code].title };
}

/** Returns the English text of a code with its parameters. */
export function textOf(code: ProblemCode, params: Readonly<Record<string, unknown>>): string {
  return problemRegistry[code].replace(/\{(\w+)\}/g, (_, name: string) => [params[name]].flat().join(', '));
}

/**
 * Returns options for a zod check, with the problem to report if it fails. zod keeps only the message of a
 * pattern, so the message contains the code and the parameters; `readMessage` reads them.
 */
export function failsWith<Code extends ProblemCode>(
  code: Code,
  ...[params]: ParamsArgument<Code>
): { error: string } {
  return { error: params === undefined ? code : `${code} ${JSON.stringify(params)}` };
}

/** Returns the problem in the message of a zod issue; undefined for zod's own messages. */
export function readMessage(
  message: string,
): { code: ProblemCode; params: Record<string, unknown> } | undefined {
  const [, code = '', params = '{}'] = /^(\w+)(?: (\{.*\}))?$/s.exec(message) ?? [];
  return isProblemCode(code) ? { code, params: JSON.parse(params) } : undefined;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemRegistry, code);
}
