import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { findTemplate, renderTemplate } from '../templates/index.ts';

/** `throw` gives the caller a chance to ask WhatsApp first; `accept` leaves the words to be completed later. */
export type UnknownTemplates = 'throw' | 'accept';

/** Nobody knows here what the template of a message says; ask WhatsApp for the templates of this number. */
export class TemplateNotKnown extends Error {
  readonly sessionId: string;
  constructor(sessionId: string) {
    super('the template is not known');
    this.sessionId = sessionId;
  }
}

/** What WhatsApp told longer ago may have been changed there since. */
const TRUSTED_MS = 86_400_000;

/** A template message with what the customer will see of it; any other content as it is. */
export async function withRenderedTemplate(
  tx: Tx,
  message: {
    session: { id: string; tenantId: string };
    now: Date;
    unknownTemplates?: UnknownTemplates;
  },
  content: MessageContent,
): Promise<MessageContent> {
  if (content.type !== 'template') return content;
  const { session, now, unknownTemplates = 'accept' } = message;
  const since = new Date(unknownTemplates === 'throw' ? now.getTime() - TRUSTED_MS : 0);
  const template = await findTemplate(
    tx,
    { tenantId: session.tenantId, sessionId: session.id },
    content,
    since,
  );
  if (template) {
    const { category } = template;
    return { ...content, category, rendered: renderTemplate(template, content.components) };
  }
  if (unknownTemplates === 'throw') throw new TemplateNotKnown(session.id);
  return content;
}
