export const attributeTypes = ['text', 'number', 'yesNo', 'date'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** The editable type of an attribute value; undefined for lists and objects, which are read-only here. */
export function typeOf(value: unknown): AttributeType | undefined {
  if (typeof value === 'boolean') return 'yesNo';
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return undefined;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}

/** Parses the text of a field into the stored value; undefined if it is not valid for the type. */
export function readValue(type: AttributeType, text: string): string | number | boolean | undefined {
  const trimmed = text.trim();
  switch (type) {
    case 'text':
      return trimmed;
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(trimmed) ? trimmed : undefined;
    case 'yesNo':
      return trimmed === 'true';
    case 'number': {
      const number = Number(trimmed);
      return trimmed === '' || !Number.isFinite(number) ? undefined : number;
    }
    default:
      return type satisfies never;
  }
}
