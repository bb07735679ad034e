import type { WebhookAccounts } from '@waqtor/provider';
import { idOf } from './reading/read.ts';

/*
 * Extracts the account ids of a webhook from its bytes. They select the app secrets that may verify a webhook
 * of a whole app, because a body is not parsed before it is verified. It takes one pass without allocations,
 * and reads ids in `entry[].id` and in the `phone_number_id` of a change's value or of its metadata.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** entry[] 2, entry 3, changes[] 4, change 5, value 6, metadata 7. Anything deeper is skipped. */
const MAX_DEPTH = 7;
/**
 * Maximum length of a key or id in the source in bytes, including escapes; ids have at most 64 characters.
 */
const MAX_WRITTEN = 400;
const MAX_ID = 64;

/** Returns the accounts to which `body` refers, at most `limit` of them. */
export function findAccounts(body: Uint8Array, limit: number): WebhookAccounts {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const phones = new Set<string>();
  const wabas = new Set<string>();
  /** For each depth, the key whose value is being read; undefined inside a list. */
  const keys: (string | undefined)[] = [];
  let depth = 0;
  let isKey = false;

  function take(id: string | undefined): void {
    if (id === undefined || id.length > MAX_ID) return;
    if (depth === 3) wabas.add(id);
    else phones.add(id);
  }

  for (let at = 0; at < bytes.length && phones.size + wabas.size < limit; at += 1) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfText(bytes, at);
        if (depth <= MAX_DEPTH) {
          if (isKey) keys[depth] = textOf(bytes, at, end) ?? '';
          else if (isAccountIdPosition(keys, depth)) take(idOf(textOf(bytes, at, end)));
        }
        at = end;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        isKey = bytes[at] === 0x7b;
        if (depth <= MAX_DEPTH) keys[depth] = isKey ? '' : undefined;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x2c: // ,
        isKey = depth <= MAX_DEPTH && keys[depth] !== undefined;
        break;
      case 0x3a: // :
        isKey = false;
        break;
      default:
        if (!isDigit(bytes[at]) || depth > MAX_DEPTH || !isAccountIdPosition(keys, depth)) break;
        {
          const end = endOfDigits(bytes, at);
          take(idOf(Number(bytes.toString('latin1', at, end))));
          at = end - 1;
        }
    }
  }
  return { phoneNumberIds: [...phones], wabaIds: [...wabas] };
}

function isAccountIdPosition(keys: readonly (string | undefined)[], depth: number): boolean {
  if (keys[1] !== 'entry' || keys[2] !== undefined) return false;
  if (depth === 3) return keys[3] === 'id';
  if (depth < 6 || keys[depth] !== 'phone_number_id') return false;
  if (keys[3] !== 'changes' || keys[4] !== undefined || keys[5] !== 'value') return false;
  return depth === 6 || keys[6] === 'metadata';
}

/**
 * Returns the end of the string that begins at `start`, or the end of the body if the string is not
 * terminated.
 */
function endOfText(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let escapes = 0;
    while (bytes[end - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return bytes.length;
}

function textOf(bytes: Buffer, start: number, end: number): string | undefined {
  if (end - start > MAX_WRITTEN || end >= bytes.length) return undefined;
  const written = bytes.toString('utf8', start, end + 1);
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}

function endOfDigits(bytes: Buffer, start: number): number {
  let end = start;
  while (end - start < MAX_ID && isDigit(bytes[end])) end += 1;
  return end;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
