import { CamelCasePlugin } from 'kysely';

/** Uses the plugin's own conversion, so that generated names cannot differ from those in query results. */
class Names extends CamelCasePlugin {
  toCamel(name: string): string {
    const camel = this.camelCase(name);
    if (this.snakeCase(camel) !== name) {
      throw new Error(
        `the name ${name} cannot be converted to camelCase and back (${camel}); choose one without "_1" or "__"`,
      );
    }
    return camel;
  }
}
const names = new Names();

export function camelCase(name: string): string {
  return names.toCamel(name);
}

/** Splits `a, b` into a list; undefined gives an empty one. */
export function textList(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((item) => item.trim());
}
