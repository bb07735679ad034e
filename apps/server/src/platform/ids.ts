import { fromPublicId, type IdKind } from '@waqtor/contract';
import { v7 } from 'uuid';
import { AppError } from './errors.ts';

/** A new uuid v7: time-ordered, so that rows made together lie together. */
export function newId(): string {
  return v7();
}

/** The uuid of a public id; `not_found` when it is no id of that kind, as a stranger's id would be. */
export function uuidOf(kind: IdKind, id: string): string {
  const uuid = fromPublicId(kind, id);
  if (!uuid) throw new AppError('not_found', { id });
  return uuid;
}
