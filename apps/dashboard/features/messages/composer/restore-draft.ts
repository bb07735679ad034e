import type { Outgoing } from '../outgoing.ts';
import { restoreFiles } from './attachments/attachments.ts';
import { changeDraft, loadDraft } from './drafts.ts';

interface RestoreOptions {
  /** The original text; if omitted, the texts of the parts joined as paragraphs. */
  text?: string | undefined;
  /** Append to the current draft instead of prepending: parts that return one by one keep their order. */
  isAfter?: boolean;
}

/** Puts unsent messages back into the composer: text, files, template and quoted message. */
export function restoreDraft(
  conversationId: string,
  parts: readonly Outgoing[],
  { text = joinTexts(parts), isAfter = false }: RestoreOptions = {},
): void {
  if (parts.length === 0) return;
  const current = loadDraft(conversationId);
  const texts = isAfter ? [current.text, text] : [text, current.text];
  // If either text is a note, the combined draft is a note: otherwise internal text could be sent to the
  // customer.
  const isNote =
    parts.some(({ kind }) => kind === 'note') || (current.kind === 'note' && current.text !== '');
  changeDraft(conversationId, {
    kind: isNote ? 'note' : 'text',
    text: texts.filter(Boolean).join('\n'),
    quote: parts.find(({ replyTo }) => replyTo)?.replyTo ?? current.quote,
    template: parts.find(({ template }) => template)?.template ?? current.template,
  });
  const files = parts.flatMap(({ file }) => (file ? [file] : []));
  restoreFiles(conversationId, files, { isAfter });
}

function joinTexts(parts: readonly Outgoing[]): string {
  return parts
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n\n');
}
