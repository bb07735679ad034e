const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export interface JsonLimits {
  /**
   * Maximum number of members per object. Objects with hundreds of thousands of distinct keys take ten times
   * as long to parse as other JSON.
   */
  members: number;
  /**
   * Maximum number of values overall: elements separated by commas, plus every object and array. A megabyte
   * of brackets contains half a million of them.
   */
  values: number;
}

/**
 * Returns the limit that this JSON exceeds, if any, in one pass over the bytes, before anything is parsed.
 */
export function exceededLimit(bytes: Buffer, { members, values }: JsonLimits): keyof JsonLimits | undefined {
  let counted = 0;
  /** Members counted so far, for each open object or array. */
  const open: number[] = [0];
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case QUOTE:
        at = endOfText(bytes, at);
        break;
      case 0x7b: // {
      case 0x5b: // [
        counted += 1;
        if (counted >= values) return 'values';
        open.push(0);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        if (open.length > 1) open.pop();
        break;
      case 0x2c: // ,
        counted += 1;
        if (counted >= values) return 'values';
        break;
      case 0x3a: {
        // :
        const count = (open[open.length - 1] ?? 0) + 1;
        if (count > members) return 'members';
        open[open.length - 1] = count;
      }
    }
  }
  return undefined;
}

function endOfText(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let escapes = 0;
    while (bytes[end - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return bytes.length;
}
