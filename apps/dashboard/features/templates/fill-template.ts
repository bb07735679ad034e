import type { Schemas } from '../../lib/api.ts';

export type Template = Schemas['Template'];
type Media = 'image' | 'video' | 'document';

/** One parameter that the user fills in before a template can be sent. */
export interface TemplateField {
  /** Unique within the template: `header.1`, `body.name`, `button.0`. */
  id: string;
  part: 'header' | 'body' | 'button';
  kind: 'text' | Media;
  /** The parameter's name or number; for a button its label. */
  name: string;
}

const parameter = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The placeholder names (`{{name}}`) in order, without duplicates. */
function parametersIn(text: string | null): string[] {
  return [...new Set([...(text ?? '').matchAll(parameter)].map(([, name = '']) => name))];
}

/** All parameters of a template. */
export function fieldsOf({ header, body, buttons }: Template): TemplateField[] {
  const texts = (part: 'header' | 'body', text: string | null): TemplateField[] =>
    parametersIn(text).map((name) => ({ id: `${part}.${name}`, part, kind: 'text', name }));
  const { format } = header ?? {};
  const isMedia = format === 'image' || format === 'video' || format === 'document';
  return [
    ...(isMedia ? [{ id: 'header.media', part: 'header', kind: format, name: format } as const] : []),
    ...texts('header', header?.text ?? null),
    ...texts('body', body),
    ...buttons.flatMap((button, i): TemplateField[] =>
      isOpen(button) ? [{ id: `button.${i}`, part: 'button', kind: 'text', name: button.text }] : [],
    ),
  ];
}

function isOpen({ type, url }: Template['buttons'][number]): boolean {
  return type === 'copy_code' || (type === 'url' && parametersIn(url).length > 0);
}

/** Whether this form supports the template: some component and header types are not supported. */
export function canFill({ header, otherComponents, category, buttons }: Template): boolean {
  const isCode = category === 'authentication' || buttons.some(({ type }) => type === 'otp');
  return otherComponents.length === 0 && header?.format !== 'location' && !isCode;
}

/** The text with the values filled in; empty placeholders are left as they are. */
export function fillText(text: string, part: 'header' | 'body', values: Record<string, string>): string {
  return text.replace(parameter, (whole, name: string) => values[`${part}.${name}`]?.trim() || whole);
}

/** The validation error of a value, or undefined. */
export function fieldProblem(
  field: TemplateField,
  value: string | undefined,
): 'missing' | 'link' | 'lines' | undefined {
  const given = value?.trim() ?? '';
  if (given === '') return 'missing';
  if (field.kind !== 'text') return /^https?:\/\/[^\s]+\.[^\s]+$/i.test(given) ? undefined : 'link';
  // Meta rejects parameters with line breaks, tabs or more than four consecutive spaces.
  return /[\n\t]| {5}/.test(given) ? 'lines' : undefined;
}

/** The `components` of the message, in Meta's format. */
export function buildComponents(
  template: Template,
  values: Record<string, string>,
): Record<string, unknown>[] {
  const text = ({ id, name }: TemplateField) => ({
    type: 'text',
    ...(template.parameterFormat === 'named' ? { parameter_name: name } : {}),
    text: values[id]?.trim() ?? '',
  });
  const fields = fieldsOf(template);
  const of = (part: 'header' | 'body') => fields.filter((field) => field.part === part);
  const header = of('header').map((field) =>
    field.kind === 'text'
      ? text(field)
      : { type: field.kind, [field.kind]: { link: values[field.id]?.trim() } },
  );
  const body = of('body').map(text);
  const buttons = fields
    .filter(({ part }) => part === 'button')
    .map((field) => {
      const index = Number(field.id.split('.')[1]);
      const isCode = template.buttons[index]?.type === 'copy_code';
      const value = values[field.id]?.trim() ?? '';
      return {
        type: 'button',
        sub_type: isCode ? 'copy_code' : 'url',
        index: String(index),
        parameters: [isCode ? { type: 'coupon_code', coupon_code: value } : { type: 'text', text: value }],
      };
    });
  return [
    ...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
    ...buttons,
  ];
}

/**
 * Default values: the customer's name for the body parameter that is called like a name, otherwise for `1`;
 * empty if the name is only a phone number.
 */
export function suggestValues(template: Template, customer: string): Record<string, string> {
  const fields = fieldsOf(template).filter(({ part, kind }) => part === 'body' && kind === 'text');
  const named = fields.find(({ name }) => /name|prenom|nom|client|customer/i.test(name));
  const chosen = named ?? fields.find(({ name }) => name === '1');
  return chosen && customer !== '' && !/^\+?\d+$/.test(customer) ? { [chosen.id]: customer } : {};
}
