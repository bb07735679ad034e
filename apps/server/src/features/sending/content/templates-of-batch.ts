import type { MessageContent, MessageTemplate } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { findTemplateBatch, type TemplateKey } from '../../templates/index.ts';

/**
 * The content of a message's template is not known here, so this number's templates have to be loaded from
 * WhatsApp.
 */
export class TemplateNotKnown extends Error {
  override readonly name = 'TemplateNotKnown';
  readonly sessionId: string;
  constructor(sessionId: string) {
    super('the template is not known');
    this.sessionId = sessionId;
  }
}

type TemplateContent = Extract<MessageContent, { type: 'template' }>;

export interface Templates {
  /** Returns a template's content; with `asOf`, only if it was loaded from WhatsApp within the day before. */
  find(
    session: { id: string; tenantId: string },
    content: TemplateContent,
    asOf: Date | undefined,
  ): MessageTemplate | undefined;
}

/** Content loaded longer ago than this may have been changed at WhatsApp since. */
const TRUSTED_MS = 86_400_000;

/** Returns the templates used by the messages of a batch, each for the session that sends it. */
export async function findTemplates(
  tx: Tx,
  messages: readonly { session: { id: string; tenantId: string }; content: TemplateContent }[],
): Promise<Templates> {
  const keys = messages.map(({ session, content }): TemplateKey => {
    const { name, language } = content;
    return { tenantId: session.tenantId, sessionId: session.id, name, language };
  });
  const distinct = [...new Map(keys.map((key) => [textOf(key), key])).values()];
  const found = await findTemplateBatch(tx, distinct);
  const byKey = new Map(distinct.map((key, i) => [textOf(key), found[i]]));
  return {
    find({ id, tenantId }, { name, language }, asOf) {
      const template = byKey.get(textOf({ tenantId, sessionId: id, name, language }));
      const isTrusted = !asOf || Number(template?.syncedAt) > asOf.getTime() - TRUSTED_MS;
      return isTrusted ? template?.definition : undefined;
    },
  };
}

function textOf({ tenantId, sessionId, name, language }: TemplateKey): string {
  return JSON.stringify([tenantId, sessionId, name, language]);
}
