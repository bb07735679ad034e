import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { findTemplate, renderTemplate } from '../../templates/index.ts';

/**
 * Returns a template message with its rendered content, if the template is known; any other content is
 * returned unchanged.
 */
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
