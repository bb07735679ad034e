import { definerDueBlocks, isDatabaseUnavailable, withTenants } from '@waqtor/db';
import { type Identity, ProviderError } from '@waqtor/provider';
import { claimBlock, type DueBlock, endBlock } from '../../features/blocks/index.ts';
import { findContact } from '../../features/contacts/index.ts';
import type { Providers } from '../../features/sessions/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';

const BATCH = 50;
const LEASE_MS = 60_000;
/** After this many failed attempts we stop asking WhatsApp, and only hold back the messages ourselves. */
const MAX_TRIES = 8;

/**
 * Background worker that blocks contacts at WhatsApp, so that their messages do not arrive at all. If the
 * engine cannot block contacts, or WhatsApp refuses, the intake holds back their messages instead. In both
 * cases the contact is not notified.
 */
export function createContactBlocker(
  platform: Platform,
  providers: Pick<Providers, 'providerOf'>,
  { everyMs = 1_000 } = {},
): BackgroundWorker {
  const { db, clock, log } = platform;

  async function serve(key: { tenantId: string; sessionId: string; contactId: string }): Promise<void> {
    const now = clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const claimed = await withTenants(db, [key.tenantId], async (tx) => {
      const block = await claimBlock(tx, key, { now, until });
      const contact = block && (await findContact(tx, block.tenantId, block.contactId));
      return contact && { block, identity: identityOf(contact) };
    });
    if (!claimed) return;
    const { block, identity } = claimed;
    const end = await tell(block, identity);
    await withTenants(db, [key.tenantId], (tx) => endBlock(tx, block, end));
  }

  async function tell(block: DueBlock, identity: Identity): Promise<Parameters<typeof endBlock>[2]> {
    const at = clock.now();
    try {
      const provider = await providers.providerOf(block);
      const act = block.wanted === 'blocked' ? provider.blockContact : provider.unblockContact;
      if (!act) return { state: 'refused', error: 'This engine cannot block.', at };
      await act.call(provider, identity);
      return { state: 'done', error: null, at };
    } catch (error) {
      const isFinal = error instanceof ProviderError && error.reason !== 'transient' && error.certain;
      const message = error instanceof ProviderError ? error.message : 'The number could not be reached.';
      log.info({ sessionId: block.sessionId, wanted: block.wanted }, 'WhatsApp rejected a block');
      if (isFinal || block.attempts >= MAX_TRIES) return { state: 'refused', error: message, at };
      const delayMs = 1_000 * 2 ** block.attempts;
      return { state: 'pending', error: message, at: new Date(at.getTime() + delayMs) };
    }
  }

  return createBackgroundWorker({
    name: 'contact-blocker',
    log,
    everyMs,
    async run(signal) {
      const due = await definerDueBlocks(db, { at: clock.now(), maxRows: BATCH });
      for (const key of due) {
        if (signal.aborted) break;
        await serve(key).catch((error) => {
          if (isDatabaseUnavailable(error)) throw error;
          log.error({ err: error, sessionId: key.sessionId }, 'a block could not be sent to WhatsApp');
        });
      }
      return due.length === BATCH ? 'more' : 'done';
    },
  });
}

function identityOf({ phone, bsuid }: { phone: string | null; bsuid: string | null }): Identity {
  return { ...(phone === null ? {} : { phone }), ...(bsuid === null ? {} : { bsuid }) };
}
