/** Columns that grow in blocks, so that a million rows are stored in typed arrays instead of objects. */
const BLOCK = 1 << 14;

export interface Column {
  get(row: number): number;
  set(row: number, value: number): void;
}

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function column(make: () => NumberArray): Column {
  const blocks: NumberArray[] = [];
  return {
    get: (row) => blocks[row >>> 14]?.[row & (BLOCK - 1)] ?? 0,
    set: (row, value) => {
      const index = row >>> 14;
      let block = blocks[index];
      while (!block) {
        blocks.push(make());
        block = blocks[index];
      }
      block[row & (BLOCK - 1)] = value;
    },
  };
}

export const u8 = (): Column => column(() => new Uint8Array(BLOCK));
export const u16 = (): Column => column(() => new Uint16Array(BLOCK));
export const u32 = (): Column => column(() => new Uint32Array(BLOCK));
export const f64 = (): Column => column(() => new Float64Array(BLOCK));

/** Interned strings: values that repeat (numbers, people, kinds) are stored once. */
export interface Names {
  idOf(name: string): number;
  nameOf(id: number): string;
  find(name: string): number | undefined;
}

export function names(): Names {
  const ids = new Map<string, number>();
  const list: string[] = [];
  return {
    idOf(name) {
      const known = ids.get(name);
      if (known !== undefined) return known;
      ids.set(name, list.length);
      return list.push(name) - 1;
    },
    nameOf: (id) => list[id] ?? '',
    find: (name) => ids.get(name),
  };
}
