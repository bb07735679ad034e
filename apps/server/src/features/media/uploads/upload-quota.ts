import { type Tx, unattachedUploadBytes } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { lockUploads } from './unattached-uploads.store.ts';

/*
 * A quota on the files that a business has uploaded and not sent. Space is freed by sending and by expiry.
 * Files that are still being uploaded to this process count too, so that many concurrent uploads cannot fill
 * the disk before they are rejected.
 */

const arriving = new WeakMap<Ctx['db'], Map<string, number>>();

/** One running upload. */
export interface Arrival {
  /** Passes the bytes through and counts them; throws `upload_quota_exceeded` once the quota is exceeded. */
  count(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Call this when the file has a row, or was deleted. */
  end(): void;
}

/** Throws `upload_quota_exceeded` if no space is left. */
export async function beginArrival(ctx: Ctx): Promise<Arrival> {
  const used = await ctx.tx((tx) => usedBytes(tx, ctx.tenantId));
  const tenants = arriving.get(ctx.db) ?? new Map<string, number>();
  arriving.set(ctx.db, tenants);
  let own = 0;
  function add(bytes: number): number {
    own += bytes;
    const all = (tenants.get(ctx.tenantId) ?? 0) + bytes;
    if (all > 0) tenants.set(ctx.tenantId, all);
    else tenants.delete(ctx.tenantId);
    return all;
  }
  checkRoom(ctx, used, Math.max(add(0), 1));
  return {
    async *count(source) {
      for await (const chunk of source) {
        checkRoom(ctx, used, add(chunk.length));
        yield chunk;
      }
    },
    end: () => void add(-own),
  };
}

/** Locks the tenant's uploads until the transaction ends, so that two uploads cannot take the same space. */
export async function checkQuota(ctx: Pick<Ctx, 'tenantId' | 'config'>, tx: Tx, size: number): Promise<void> {
  await lockUploads(tx, ctx.tenantId);
  checkRoom(ctx, await usedBytes(tx, ctx.tenantId), size);
}

/** Returns the bytes of a tenant's uploads that belong to no message and no canned response. */
async function usedBytes(tx: Tx, tenantId: string): Promise<number> {
  return (await unattachedUploadBytes(tx, { ofTenant: tenantId })) ?? 0;
}

function checkRoom({ config }: Pick<Ctx, 'config'>, used: number, more: number): void {
  const maxBytes = config.unattachedUploadBytes;
  if (used + more > maxBytes) throw new AppError('upload_quota_exceeded', { maxBytes, usedBytes: used });
}
