import type { MessageTemplate, RenderedTemplate } from '@waqtor/contract';

/*
 * Renders a template message as the customer sees it: the template's texts with the message's parameters
 * filled in. Components have Meta's format; anything in another format is ignored.
 */

type Json = Record<string, unknown>;
/** Parameter values by number ("1") or by name. */
type Values = ReadonlyMap<string, string>;

/** A body has at most 1,024 characters, so no parameter of it can be longer. */
const LONGEST_VALUE = 1_024;
const PARAMETER = /\{\{\s*([A-Za-z0-9_]{1,64})\s*\}\}/g;

type Rendered = Pick<RenderedTemplate, 'header' | 'body' | 'buttons'>;
type Parts = Pick<MessageTemplate, 'header' | 'body' | 'buttons'>;

export function renderTemplate(
  template: MessageTemplate,
  components: readonly Json[] = [],
): RenderedTemplate {
  const { footer, cards, limitedTimeOffer } = template;
  const given = listOf(components.find(isOf('carousel'))?.cards);
  return {
    ...renderParts(template, components),
    footer,
    ...(cards === undefined
      ? {}
      : { cards: cards.map((card, i) => renderParts(card, componentsOf(given, i))) }),
    ...(limitedTimeOffer === undefined
      ? {}
      : { limitedTimeOffer: renderOffer(limitedTimeOffer, components) }),
  };
}

function renderParts({ header, body, buttons }: Parts, components: readonly Json[]): Rendered {
  const headerParameters = parametersOf(components.find(isOf('header')));
  return {
    header: header && {
      format: header.format,
      text: header.text === null ? placeOf(headerParameters) : fill(header.text, valuesOf(headerParameters)),
      filename: filenameOf(headerParameters),
    },
    body: fill(body, valuesOf(parametersOf(components.find(isOf('body'))))),
    buttons: buttons.map(({ type, text, url }, i) => {
      const parameters = parametersOf(
        components.find((it) => isOf('button')(it) && Number(it.index ?? 0) === i),
      );
      const code = codeOf(parameters);
      return {
        type,
        text,
        url: url === null ? null : fill(url, valuesOf(parameters)),
        ...(code === undefined ? {} : { code }),
      };
    }),
  };
}

/** Returns the components of one card. Cards are identified by their index, or by their order. */
function componentsOf(cards: readonly Json[], position: number): readonly Json[] {
  const card = cards.find((it, i) => Number(it.card_index ?? i) === position);
  return listOf(card?.components);
}

function renderOffer(
  text: string,
  components: readonly Json[],
): NonNullable<RenderedTemplate['limitedTimeOffer']> {
  for (const { limited_time_offer: offer } of parametersOf(components.find(isOf('limited_time_offer')))) {
    const expires = new Date(isObject(offer) ? Number(offer.expiration_time_ms) : Number.NaN);
    if (!Number.isNaN(expires.getTime())) return { text, expiresAt: expires.toISOString() };
  }
  return { text };
}

function isOf(type: string): (component: Json) => boolean {
  return (component) => typeof component.type === 'string' && component.type.toLowerCase() === type;
}

function parametersOf(component: Json | undefined): Json[] {
  return listOf(component?.parameters);
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
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

/** A placeholder without a value is left unchanged. */
function fill(text: string, values: Values): string {
  return text.replace(PARAMETER, (whole, name: string) => values.get(name) || whole);
}

function filenameOf(parameters: readonly Json[]): string | null {
  for (const { document } of parameters) {
    if (isObject(document) && typeof document.filename === 'string') return document.filename.slice(0, 255);
  }
  return null;
}

/** Returns the name and the address of a header's location. */
function placeOf(parameters: readonly Json[]): string | null {
  for (const { location } of parameters) {
    if (!isObject(location)) continue;
    const words = [location.name, location.address].filter((it) => typeof it === 'string' && it !== '');
    if (words.length > 0) return words.join('\n').slice(0, LONGEST_VALUE);
  }
  return null;
}

/** Returns the text that a button copies. */
function codeOf(parameters: readonly Json[]): string | undefined {
  for (const { coupon_code: code } of parameters) {
    if (typeof code === 'string' && code !== '') return code.slice(0, LONGEST_VALUE);
  }
  return undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
