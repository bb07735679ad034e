import { CamelCasePlugin } from 'kysely';

/** The plugin's own conversion, so that what is generated cannot disagree with what queries return. */
class Names extends CamelCasePlugin {
  toCamel(name: string): string {
    const camel = this.camelCase(name);
    if (this.snakeCase(camel) !== name) {
      throw new Error(
        `the name ${name} does not survive camelCase (${camel}); choose one without "_1" or "__"`,
      );
    }
    return camel;
  }
}
const names = new Names();

export function camelCase(name: string): string {
  return names.toCamel(name);
}

/** `a, b` as a list; nothing is an empty one. */
export function textList(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((item) => item.trim());
}
