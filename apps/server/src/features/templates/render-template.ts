import type { MessageTemplate, RenderedTemplate } from '@waqtor/contract';

/*
 * What a customer sees of a template message: the template's texts with the parameters of the message filled in. The
 * components are Meta's; whatever in them is of another shape fills nothing.
 */

type Json = Record<string, unknown>;
/** The value of each parameter, by number ("1") or by name. */
type Values = ReadonlyMap<string, string>;

/** A body has at most 1,024 characters, so no parameter of it can be longer. */
const LONGEST_VALUE = 1_024;
const PARAMETER = /\{\{\s*([A-Za-z0-9_]{1,64})\s*\}\}/g;

export function renderTemplate(
  { header, body, footer, buttons }: MessageTemplate,
  components: readonly Json[] = [],
): RenderedTemplate {
  const headerParameters = parametersOf(components.find(isOf('header')));
  return {
    header: header && {
      format: header.format,
      text: header.text === null ? null : fill(header.text, valuesOf(headerParameters)),
      filename: filenameOf(headerParameters),
    },
    body: fill(body, valuesOf(parametersOf(components.find(isOf('body'))))),
    footer,
    buttons: buttons.map(({ type, text, url }, i) => {
      const component = components.find((it) => isOf('button')(it) && Number(it.index ?? 0) === i);
      return { type, text, url: url === null ? null : fill(url, valuesOf(parametersOf(component))) };
    }),
  };
}

function isOf(type: string): (component: Json) => boolean {
  return (component) => typeof component.type === 'string' && component.type.toLowerCase() === type;
}

function parametersOf(component: Json | undefined): Json[] {
  return Array.isArray(component?.parameters) ? component.parameters.filter(isObject) : [];
}

function valuesOf(parameters: readonly Json[]): Values {
  return new Map(
    parameters.map((parameter, i) => [
      typeof parameter.parameter_name === 'string' ? parameter.parameter_name : String(i + 1),
      wordsOf(parameter).slice(0, LONGEST_VALUE),
    ]),
  );
}

function wordsOf(parameter: Json): string {
  if (typeof parameter.text === 'string') return parameter.text;
  for (const key of ['currency', 'date_time']) {
    const value = parameter[key];
    if (isObject(value) && typeof value.fallback_value === 'string') return value.fallback_value;
  }
  return '';
}

/** A parameter without a value stays as it is written in the template. */
function fill(text: string, values: Values): string {
  return text.replace(PARAMETER, (whole, name: string) => values.get(name) || whole);
}

function filenameOf(parameters: readonly Json[]): string | null {
  for (const { document } of parameters) {
    if (isObject(document) && typeof document.filename === 'string') return document.filename.slice(0, 255);
  }
  return null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
