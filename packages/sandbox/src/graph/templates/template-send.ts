import { isJson, type Json, listAt, objectAt, stringAt } from '../../json.ts';
import type { BusinessNumber, Template, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { checkMediaObject } from '../media/media-object.ts';
import { MEDIA_KINDS } from '../media/media-types.ts';
import { checkText } from '../request/checks.ts';

/** Returns the placeholders of a template text, `{{1}}` or `{{first_name}}`, each once. */
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

/** Validates a template message against the approved template; returns its pricing category. */
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
  for (const part of ['HEADER', 'BODY'] as const) checkPart(world, number, template, message, part);
  checkButtons(template, message);
  checkOffer(world, template, message);
  checkCards(world, number, template, message);
  if (template.category === 'AUTHENTICATION') checkCode(message);
  return template.category.toLowerCase();
}

const partOf = (components: unknown[], type: string): Json | undefined =>
  components.filter(isJson).find((component) => String(component.type).toUpperCase() === type);

/** The parts that are validated together: a template and its message, or one card of each. */
type Parts = Pick<Template, 'components' | 'parameterFormat'>;

function checkPart(
  world: World,
  number: BusinessNumber,
  template: Parts,
  message: Json,
  part: 'HEADER' | 'BODY',
): void {
  const where = part.toLowerCase();
  const defined = partOf(template.components, part);
  const parameters = listAt(partOf(listAt(message, 'components'), part), 'parameters');
  const format = String(defined?.format ?? 'TEXT').toUpperCase();
  if (part === 'HEADER' && defined && format !== 'TEXT') {
    checkHeaderFile(world, number, parameters[0], format);
    return;
  }
  const expected = placeholders(stringAt(defined, 'text') ?? '');
  if (parameters.length !== expected.length) {
    throw new GraphError(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    );
  }
  const named = template.parameterFormat === 'NAMED';
  const names = new Set(parameters.map((parameter) => stringAt(parameter, 'parameter_name')));
  if (named && names.size < parameters.length)
    throw new GraphError(132000, `${where}: a parameter_name is given twice`);
  let length = (stringAt(defined, 'text') ?? '').length;
  parameters.forEach((parameter, at) => {
    if (!isJson(parameter) || !['text', 'currency', 'date_time'].includes(String(parameter.type)))
      throw new GraphError(132012, `${where}: Parameter of type text is missing text value`);
    const name = stringAt(parameter, 'parameter_name');
    if (named && (name === undefined || !expected.includes(name)))
      throw new GraphError(132000, `${where}: parameter_name ${name ?? '(missing)'} is not in the template`);
    if (parameter.type !== 'text') return;
    const text = checkRendering(parameter, where);
    length += text.length - `{{${(named ? name : expected[at]) ?? ''}}}`.length;
  });
  if (length > MAX_RENDERED[part])
    throw new GraphError(132005, `${where}: the text is longer than ${MAX_RENDERED[part]} characters`);
}

/** Maximum length of a component after its parameters are filled in, in characters. */
const MAX_RENDERED = { HEADER: 60, BODY: 1024 };

/** Checks the text of a parameter, which must not change the layout of the approved template. */
function checkRendering(parameter: Json, where: string): string {
  const { text } = parameter;
  if (text === undefined || text === '')
    throw new GraphError(131008, `${where}: Parameter of type text is missing text value`);
  if (typeof text !== 'string' && typeof text !== 'number')
    throw new GraphError(100, `${where}: Param text must be a string.`);
  if (/[\n\r\t]| {5}/.test(String(text)))
    throw new GraphError(
      132018,
      'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
    );
  return String(text);
}

function checkHeaderFile(world: World, number: BusinessNumber, parameter: unknown, format: string): void {
  const type = isJson(parameter) ? String(parameter.type).toUpperCase() : 'UNKNOWN';
  if (type !== format) throw new GraphError(132012, `header: expected ${format}, received ${type}`);
  if (format === 'LOCATION') checkLocation(objectAt(parameter, 'location'));
  const kind = MEDIA_KINDS.find((each) => each === format.toLowerCase());
  if (kind === undefined) return;
  const file = objectAt(parameter, kind);
  if (file.id === undefined && stringAt(file, 'link') === undefined)
    throw new GraphError(100, `header: Param ${kind} must have one of {id, link}.`);
  checkMediaObject(world, number, kind, file);
}

function checkLocation(location: Json): void {
  for (const key of ['latitude', 'longitude'])
    if (location[key] === undefined || !Number.isFinite(Number(location[key])))
      throw new GraphError(131008, `header: location['${key}'] is mandatory`);
}

/** A limited-time offer with an expiry needs its time, which must be in the future. */
function checkOffer(world: World, template: Template, message: Json): void {
  const defined = objectAt(partOf(template.components, 'LIMITED_TIME_OFFER'), 'limited_time_offer');
  if (defined.has_expiration !== true) return;
  const [parameter] = listAt(partOf(listAt(message, 'components'), 'LIMITED_TIME_OFFER'), 'parameters');
  const ends = objectAt(parameter, 'limited_time_offer').expiration_time_ms;
  if (ends === undefined)
    throw new GraphError(131008, "limited_time_offer: Parameter 'expiration_time_ms' is mandatory");
  if (!(Number(ends) > world.now()))
    throw new GraphError(131009, 'limited_time_offer: expiration_time_ms is not in the future');
}

/**
 * Checks the cards of a carousel: there must be as many as in the template, each with all parameters of its
 * card.
 */
function checkCards(world: World, number: BusinessNumber, template: Template, message: Json): void {
  const defined = listAt(partOf(template.components, 'CAROUSEL'), 'cards');
  const given = listAt(partOf(listAt(message, 'components'), 'CAROUSEL'), 'cards');
  if (defined.length !== given.length)
    throw new GraphError(
      132000,
      `carousel: number of cards (${given.length}) does not match the expected number (${defined.length})`,
    );
  given.forEach((card, at) => {
    const index = Number(isJson(card) ? (card.card_index ?? at) : at);
    const { parameterFormat } = template;
    const parts = { components: listAt(defined[index], 'components').filter(isJson), parameterFormat };
    const filled = isJson(card) ? card : {};
    for (const part of ['HEADER', 'BODY'] as const) checkPart(world, number, parts, filled, part);
    checkButtons(parts, filled);
  });
}

/** Maximum length of an authentication code. */
const MAX_CODE = 15;

/**
 * Checks an authentication template: one code of at most 15 characters, the same in the body and in its
 * button.
 */
function checkCode(message: Json): void {
  const components = listAt(message, 'components').filter(isJson);
  const textOf = (component: unknown) => {
    const [parameter] = listAt(component, 'parameters');
    return isJson(parameter) ? String(parameter.text ?? parameter.coupon_code ?? '') : '';
  };
  const code = textOf(partOf(components, 'BODY'));
  if (code.length > MAX_CODE)
    throw new GraphError(132018, `The one-time passcode is longer than ${MAX_CODE} characters`);
  for (const button of components.filter((component) => String(component.type).toLowerCase() === 'button'))
    if (textOf(button) !== code)
      throw new GraphError(132018, 'The parameter of the button must be the one-time passcode of the body');
}

/** Maximum length of the code in a copy-code button. */
const MAX_COUPON = 15;

function checkButtons(template: Parts, message: Json): void {
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
    if (isJson(button) && typeOf(button) === 'COPY_CODE') checkCoupon(given, index);
    if (placeholders(stringAt(button, 'url') ?? '').length === 0) return;
    const filled = given.find((component) => Number(component.index ?? 0) === index);
    const [parameter, ...others] = listAt(filled, 'parameters');
    if (!isJson(parameter) || others.length > 0)
      throw new GraphError(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
    if (parameter.type === 'text') checkRendering(parameter, 'buttons');
  });
}

function checkCoupon(given: Json[], index: number): void {
  const filled = given.find((component) => Number(component.index ?? 0) === index);
  const [parameter] = listAt(filled, 'parameters');
  const code = stringAt(parameter, 'coupon_code');
  if (!code)
    throw new GraphError(131008, `buttons: Button at index ${index} of type CopyCode requires a parameter`);
  if (code.length > MAX_COUPON)
    throw new GraphError(132018, `buttons: the code is longer than ${MAX_COUPON} characters`);
}

const typeOf = (component: Json): string => String(component.type).toUpperCase();
