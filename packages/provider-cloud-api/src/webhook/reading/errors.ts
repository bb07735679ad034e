import type { ProviderErrorItem } from '@waqtor/provider';
import { isObject, numberOf, wordOf } from './read.ts';

/** Reads WhatsApp's errors; entries without a code are only in `raw`. */
export function readErrors(errors: unknown): ProviderErrorItem[] {
  const list = Array.isArray(errors) ? errors : [errors];
  return list.map(readError).filter((error) => error !== undefined);
}

function readError(error: unknown): ProviderErrorItem | undefined {
  if (!isObject(error)) return undefined;
  const code = numberOf(error.code);
  if (code === undefined) return undefined;
  const item: ProviderErrorItem = { code };
  const title = wordOf(error.title) ?? wordOf(error.message);
  if (title !== undefined) item.title = title;
  const data = isObject(error.error_data) ? error.error_data : {};
  const details = wordOf(data.details) ?? wordOf(error.message);
  if (details !== undefined) item.details = details;
  return item;
}
