import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** Replaces an inserted value in a rendered message. */
const VALUE = '\ufffc';

/** The requirements of a message: its possible texts, its arguments and its plural categories. */
export interface Message {
  /** Each text the message can become, with `VALUE` for inserted values. */
  readings: string[];
  /** Name and type of each argument and tag, sorted: `count plural`, `name argument`. */
  arguments: string[];
  /** The plural categories of each plural argument. */
  plurals: string[][];
}

/** Throws for a message that is not valid ICU syntax. */
export function readMessage(text: string): Message {
  const found = new Set<string>();
  const plurals: string[][] = [];
  const readings = readingsOf(parse(text), found, plurals);
  return { readings, arguments: [...found].sort(), plurals };
}

function readingsOf(elements: MessageFormatElement[], found: Set<string>, plurals: string[][]): string[] {
  return elements.reduce<string[]>(
    (before, element) => {
      const parts = partsOf(element, found, plurals);
      return before.flatMap((start) => parts.map((part) => start + part));
    },
    [''],
  );
}

function partsOf(element: MessageFormatElement, found: Set<string>, plurals: string[][]): string[] {
  switch (element.type) {
    case TYPE.literal:
      return [element.value];
    case TYPE.pound:
      return [VALUE];
    case TYPE.tag:
      found.add(`${element.value} tag`);
      return readingsOf(element.children, found, plurals);
    case TYPE.plural:
    case TYPE.select: {
      found.add(`${element.value} ${TYPE[element.type]}`);
      if (element.type === TYPE.plural) plurals.push(Object.keys(element.options));
      return Object.values(element.options).flatMap(({ value }) => readingsOf(value, found, plurals));
    }
    default:
      found.add(`${element.value} ${TYPE[element.type]}`);
      return [VALUE];
  }
}
