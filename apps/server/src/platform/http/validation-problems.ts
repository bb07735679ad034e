import { fieldProblem, type Problem, type ProblemCode, readMessage, textOf } from '@waqtor/contract';

/** A zod issue, as passed on by fastify-type-provider-zod. */
export interface ValidationIssue {
  /** zod's code. */
  keyword: string;
  /** The path of the invalid value, with slashes. */
  instancePath: string;
  message?: string | undefined;
  params: Record<string, unknown>;
}

/**
 * Returns the problems of an issue below `context` (`body`, `querystring`, `params`, `headers`): one, or one
 * per unknown field.
 */
export function problemsOf(context: string, issue: ValidationIssue): Problem[] {
  const field = `${context}${issue.instancePath.replace(/\/$/, '').replaceAll('/', '.')}`;
  const { params } = issue;
  if (issue.keyword === 'unrecognized_keys' && Array.isArray(params.keys))
    return params.keys.map((key) => fieldProblem(`${field}.${key}`, 'unknown_field'));
  return [issueProblem(field, issue)];
}

function issueProblem(field: string, { keyword, message = '', params }: ValidationIssue): Problem {
  const own = readMessage(message);
  if (own) return { ...own, field, message: textOf(own.code, own.params) };
  switch (keyword) {
    case 'invalid_type':
      // zod distinguishes a missing field from an invalid one only in its message, because the input itself
      // is not passed on.
      return message.endsWith('received undefined')
        ? fieldProblem(field, 'required')
        : fieldProblem(field, 'wrong_type', { expected: String(params.expected) });
    case 'invalid_value':
      return fieldProblem(field, 'invalid_enum_value', { allowed: listOf(params.values) });
    case 'invalid_union':
      return Array.isArray(params.options)
        ? fieldProblem(field, 'invalid_enum_value', { allowed: listOf(params.options) })
        : fieldProblem(field, 'no_matching_schema');
    case 'too_small':
      return sized(
        field,
        params.origin,
        Number(params.minimum),
        { text: 'too_short', list: 'too_few', value: 'too_small' },
        'min',
      );
    case 'too_big':
      return sized(
        field,
        params.origin,
        Number(params.maximum),
        { text: 'too_long', list: 'too_many', value: 'too_large' },
        'max',
      );
    case 'invalid_format':
      return fieldProblem(field, formats[String(params.format)] ?? 'invalid_format');
    default:
      return fieldProblem(field, 'invalid');
  }
}

type PlainCode = 'invalid_email' | 'invalid_url' | 'invalid_datetime' | 'invalid_date';
const formats: Readonly<Record<string, PlainCode>> = {
  email: 'invalid_email',
  url: 'invalid_url',
  datetime: 'invalid_datetime',
  date: 'invalid_date',
};

interface SizeCodes {
  text: ProblemCode;
  list: ProblemCode;
  value: ProblemCode;
}

function sized(
  field: string,
  origin: unknown,
  limit: number,
  codes: SizeCodes,
  name: 'min' | 'max',
): Problem {
  const code =
    origin === 'string' ? codes.text : origin === 'array' || origin === 'set' ? codes.list : codes.value;
  const params = { [name]: limit };
  return { code, field, params, message: textOf(code, params) };
}

function listOf(values: unknown): string[] {
  return [values].flat().map(String);
}
