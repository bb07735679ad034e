/* Keeps inserted values from reordering the sentence around them (Unicode bidirectional isolates). */

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/**
 * Anything but Arabic letters and single spaces: including digits and punctuation, whose position depends on
 * their neighbours.
 */
const NOT_PLAIN_ARABIC = /[^\p{Script=Arabic}\p{M} ]|\p{Nd}/u;
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Isolates a value whose direction differs, or may differ, from that of the interface. Values in the
 * interface's own direction are returned as they are.
 */
export function isolate(value: string, direction: 'ltr' | 'rtl'): string {
  const needsIsolate = (direction === 'ltr' ? RIGHT_TO_LEFT : NOT_PLAIN_ARABIC).test(value);
  return needsIsolate ? `\u2068${isBalanced(value) ? value : value.replace(CONTROLS, '')}\u2069` : value;
}

/** Whether the value contains no control character that ends, or extends beyond, a surrounding isolate. */
function isBalanced(value: string): boolean {
  let depth = 0;
  for (const [control] of value.matchAll(CONTROLS)) {
    if (control < '\u2066') return false;
    depth += control === '\u2069' ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
