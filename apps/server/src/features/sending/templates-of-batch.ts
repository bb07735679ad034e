import type { MessageContent, MessageTemplate } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { findTemplateBatch, type TemplateKey } from '../templates/index.ts';

/** Nobody knows here what the template of a message says; ask WhatsApp for the templates of this number. */
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
  /** What a template says; with `asOf`, only if WhatsApp told so within the day before. */
  find(
    session: { id: string; tenantId: string },
    content: TemplateContent,
    asOf: Date | undefined,
  ): MessageTemplate | undefined;
}

/** What WhatsApp told longer ago may have been changed there since. */
const TRUSTED_MS = 86_400_000;

/** The templates that messages of a batch name, each with the session it is sent by. */
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
