import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { findTemplate, renderTemplate } from '../../templates/index.ts';

/** A template message with its rendered content, where the template is known; any other content unchanged. */
export async function withRenderedTemplate(
  tx: Tx,
  session: { id: string; tenantId: string },
  content: MessageContent,
): Promise<MessageContent> {
  if (content.type !== 'template') return content;
  const owner = { tenantId: session.tenantId, sessionId: session.id };
  const template = await findTemplate(tx, owner, content, new Date(0));
  if (!template) return content;
  const { category } = template;
  return { ...content, category, rendered: renderTemplate(template, content.components) };
}
