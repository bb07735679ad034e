import { isJson, type Json, listAt, objectAt, stringAt } from '../../json.ts';
import type { Waba, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { invalid } from '../request/checks.ts';
import { placeholders } from './template-send.ts';

const MEDIA_FORMATS = new Set(['IMAGE', 'VIDEO', 'DOCUMENT']);

/** Validates the components of a new or changed template; returns them as Meta stores them. */
export function checkComponents(world: World, waba: Waba, category: string, body: unknown): Json[] {
  const given = listAt(body, 'components').filter(isJson);
  const components = category === 'AUTHENTICATION' ? given.map(authentication) : given;
  const text = components.find((component) => typeOf(component) === 'BODY');
  if (!text) throw new GraphError(100, 'Param components must have one of type BODY.');
  for (const component of components) checkComponent(world, waba, component);
  const wanted = placeholders(stringAt(text, 'text') ?? '').length;
  const example = objectAt(text, 'example');
  const shown = listAt(example, 'body_text')[0];
  const named = listAt(example, 'body_text_named_params');
  if (wanted > 0 && (Array.isArray(shown) ? shown.length : named.length) < wanted)
    throw missingExample('BODY');
  return components;
}

const typeOf = (component: Json): string => String(component.type).toUpperCase();

const missingExample = (type: string): GraphError =>
  new GraphError(100, `Component of type ${type} is missing expected field(s) (example)`, {
    subcode: 2388043,
  });

function checkComponent(world: World, waba: Waba, component: Json): void {
  const type = typeOf(component);
  const most = type === 'BODY' ? 1024 : 60;
  const text = stringAt(component, 'text');
  if (text !== undefined && type !== 'BUTTONS' && text.length > most)
    throw new GraphError(100, `Param text of ${type} must be at most ${most} characters long.`);
  if (type === 'BUTTONS') checkButtons(listAt(component, 'buttons'));
  if (text !== undefined && type === 'BODY') checkPlaceholders(text);
  if (text !== undefined && type === 'FOOTER' && placeholders(text).length > 0)
    throw new GraphError(100, 'A footer has no parameters.');
  if (text !== undefined && type === 'HEADER') checkHeaderText(text, objectAt(component, 'example'));
  if (type === 'HEADER' && MEDIA_FORMATS.has(String(component.format).toUpperCase()))
    checkHandle(world, waba, objectAt(component, 'example'));
}

function checkButtons(buttons: unknown[]): void {
  if (buttons.length > 10) throw new GraphError(100, 'A template has at most 10 buttons.');
  for (const button of buttons) {
    if ((stringAt(button, 'text') ?? '').length > 25)
      throw new GraphError(100, 'Param text of a button must be at most 25 characters long.');
    const parts = (stringAt(button, 'url') ?? '').match(/\{\{/g) ?? [];
    if (parts.length > 1) throw new GraphError(100, 'The URL of a button has at most one parameter.');
  }
}

/** Parameters must be numbered without gaps, and no two may be adjacent. */
function checkPlaceholders(text: string): void {
  if (/\}\}\s*\{\{/.test(text))
    throw new GraphError(100, 'Parameters must have words between them.', { subcode: 2388299 });
  const numbers = placeholders(text).filter((name) => /^[0-9]+$/.test(name));
  if (numbers.some((number) => Number(number) < 1 || Number(number) > numbers.length))
    throw new GraphError(100, 'Parameters must be numbered 1, 2, 3 and so on.', { subcode: 2388299 });
}

function checkHeaderText(text: string, example: Json): void {
  const wanted = placeholders(text).length;
  if (wanted > 1) throw new GraphError(100, 'A header has at most one parameter.');
  if (/[\n\r]/.test(text)) throw new GraphError(100, 'A header has no line breaks.');
  const shown = [...listAt(example, 'header_text'), ...listAt(example, 'header_text_named_params')];
  if (wanted > 0 && shown.length === 0) throw missingExample('HEADER');
}

/** A media header needs an example file, uploaded beforehand (`POST {app}/uploads`). */
function checkHandle(world: World, waba: Waba, example: Json): void {
  const handles = example.header_handle;
  const handle = Array.isArray(handles) ? handles[0] : handles;
  if (typeof handle !== 'string' || handle === '') throw missingExample('HEADER');
  const strict = [...world.numbers.values()].some(
    (number) => number.wabaId === waba.id && number.rules.media,
  );
  if (strict && !world.handles.has(handle))
    throw invalid('The header_handle is not one that an upload session gave');
}

/** Meta writes the texts of authentication templates itself: the body with its code, and the button's URL. */
function authentication(component: Json): Json {
  const type = typeOf(component);
  if (type === 'BODY') {
    const advice =
      component.add_security_recommendation === true ? ' For your security, do not share this code.' : '';
    return {
      ...component,
      text: `*{{1}}* is your verification code.${advice}`,
      example: { body_text: [['123456']] },
    };
  }
  if (type === 'FOOTER' && component.code_expiration_minutes !== undefined)
    return {
      ...component,
      text: `This code expires in ${String(component.code_expiration_minutes)} minutes.`,
    };
  if (type !== 'BUTTONS') return component;
  return { ...component, buttons: listAt(component, 'buttons').map(codeButton) };
}

function codeButton(button: unknown): unknown {
  if (!isJson(button)) return button;
  const kind = String(
    button.otp_type ?? (typeOf(button) === 'OTP' ? 'COPY_CODE' : typeOf(button)),
  ).toUpperCase();
  if (!['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'].includes(kind)) return button;
  const url = `https://www.whatsapp.com/otp/code/?otp_type=${kind}&code=otp{{1}}`;
  return {
    type: 'URL',
    text: 'Copy code',
    ...textOf(button),
    url,
    example: [url.replace('{{1}}', '123456')],
  };
}

const textOf = (button: Json): Json => (typeof button.text === 'string' ? { text: button.text } : {});
