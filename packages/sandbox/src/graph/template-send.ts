import { isJson, type Json, listAt, objectAt, stringAt } from '../json.ts';
import type { BusinessNumber, Template, World } from '../world.ts';
import { checkText } from './checks.ts';
import { GraphError } from './errors.ts';

/** Placeholders of a template text: `{{1}}` or `{{first_name}}`, each once. */
export const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map((match) => match[1] ?? '')),
];

export const findTemplate = (
  world: World,
  wabaId: string,
  name: string,
  language: string,
): Template | undefined =>
  [...world.templates.values()].find(
    (template) =>
      template.wabaId === wabaId &&
      template.name === name &&
      template.language === language &&
      template.status !== 'DELETED',
  );

/** Judges a template message against the template as it was approved; answers with its pricing category. */
export function checkTemplate(world: World, number: BusinessNumber, message: Json): string {
  const name = checkText(message, 'name', "template['name']", 512);
  const language = objectAt(message, 'language');
  const code = checkText(language, 'code', "template['language']['code']", 40);
  if (!number.rules.templates) return 'utility';
  const template = findTemplate(world, number.wabaId, name, code);
  if (!template) throw new GraphError(132001, `template name (${name}) does not exist in ${code}`);
  if (template.status === 'PAUSED') throw new GraphError(132015, `template ${name} is paused`);
  if (template.status === 'DISABLED') throw new GraphError(132016, `template ${name} is disabled`);
  if (template.status !== 'APPROVED')
    throw new GraphError(132001, `template name (${name}) does not exist in ${code}`);
  for (const part of ['HEADER', 'BODY'] as const) checkPart(template, message, part);
  checkButtons(template, message);
  return template.category.toLowerCase();
}

const partOf = (components: unknown[], type: string): Json | undefined =>
  components.filter(isJson).find((component) => String(component.type).toUpperCase() === type);

function checkPart(template: Template, message: Json, part: 'HEADER' | 'BODY'): void {
  const defined = partOf(template.components, part);
  const given = partOf(listAt(message, 'components'), part);
  const parameters = listAt(given, 'parameters');
  const format = String(defined?.format ?? 'TEXT').toUpperCase();
  if (part === 'HEADER' && defined && format !== 'TEXT') {
    const first = parameters[0];
    if (!isJson(first)) throw new GraphError(132012, `header: expected ${format}, received UNKNOWN`);
    if (String(first.type).toUpperCase() !== format)
      throw new GraphError(
        132012,
        `header: expected ${format}, received ${String(first.type).toUpperCase()}`,
      );
    return;
  }
  const expected = placeholders(stringAt(defined, 'text') ?? '');
  if (parameters.length !== expected.length) {
    throw new GraphError(
      132000,
      `${part.toLowerCase()}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    );
  }
  for (const parameter of parameters) {
    if (!isJson(parameter) || !['text', 'currency', 'date_time'].includes(String(parameter.type))) {
      throw new GraphError(132012, `${part.toLowerCase()}: Parameter of type text is missing text value`);
    }
    if (parameter.type === 'text' && (parameter.text === undefined || parameter.text === '')) {
      throw new GraphError(131008, `${part.toLowerCase()}: Parameter of type text is missing text value`);
    }
    const named = stringAt(parameter, 'parameter_name');
    if (template.parameterFormat === 'NAMED' && (named === undefined || !expected.includes(named))) {
      throw new GraphError(
        132000,
        `${part.toLowerCase()}: parameter_name ${named ?? '(missing)'} is not in the template`,
      );
    }
  }
}

function checkButtons(template: Template, message: Json): void {
  const defined = listAt(partOf(template.components, 'BUTTONS'), 'buttons');
  const given = listAt(message, 'components')
    .filter(isJson)
    .filter((component) => String(component.type).toLowerCase() === 'button');
  for (const component of given) {
    const index = Number(component.index ?? 0);
    if (!isJson(defined[index]))
      throw new GraphError(132000, `buttons: the template has no button at index ${String(component.index)}`);
  }
  defined.forEach((button, index) => {
    if (placeholders(stringAt(button, 'url') ?? '').length === 0) return;
    const filled = given.find((component) => Number(component.index ?? 0) === index);
    if (listAt(filled, 'parameters').length !== 1)
      throw new GraphError(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
  });
}
