import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { messageDocument, writeDocuments } from '../../../platform/search/index.ts';
import { announceMessageCompleted } from '../messages.events.ts';
import { listUnrendered, writeContents } from '../messages.store.ts';
import { textOfContent } from './content-text.ts';
import { withRenderedTemplate } from './template-content.ts';

/** Templates are used for months, but only recent messages are shown and searched. */
const RECENT_MS = 30 * 86_400_000;

/**
 * Fills in the text of template messages that were accepted before the template was known. Call this when the
 * number's templates have been loaded.
 */
export async function completeTemplates(
  tx: Tx,
  session: { id: string; tenantId: string },
  now: Date,
): Promise<void> {
  const rows = await listUnrendered(tx, session, new Date(now.getTime() - RECENT_MS));
  const completed = [];
  for (const row of rows) {
    const content = await withRenderedTemplate(tx, session, row.content as MessageContent);
    const text = textOfContent(content);
    if (text !== null) completed.push({ row, content, text });
  }
  if (completed.length === 0) return;
  await writeContents(
    tx,
    session.tenantId,
    completed.map(({ row, content, text }) => ({ id: row.id, content, text })),
  );
  await writeDocuments(
    tx,
    completed.map(({ row, text }) => messageDocument({ ...row, text })),
  );
  for (const { row, content, text } of completed) {
    announceMessageCompleted(tx, row, { content, text, at: row.at.toISOString() }, now);
  }
}
