export type Json = Record<string, unknown>;

export interface Payload {
  field: string;
  value: Json;
  /** The type of the message that results; without it, the payload is stored as an item. */
  becomes?: string;
  /** The `kind` of the item that is stored. */
  item?: string;
}
