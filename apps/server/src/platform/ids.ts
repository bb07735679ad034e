import { fromPublicId, type IdKind } from '@waqtor/contract';
import { AppError } from './errors.ts';

export { newId } from '@waqtor/db';

/**
 * Returns the uuid of a public id. Throws `not_found` for an id of another type, as for another tenant's id.
 */
export function uuidOf(kind: IdKind, id: string): string {
  const uuid = fromPublicId(kind, id);
  if (!uuid) throw new AppError('not_found', { id });
  return uuid;
}
