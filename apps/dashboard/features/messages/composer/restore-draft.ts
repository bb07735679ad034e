import type { Outgoing } from '../outgoing.ts';
import { restoreFiles } from './attachments/attachments.ts';
import { changeDraft, loadDraft } from './drafts.ts';

interface How {
  /** The original text; if omitted, the texts of the parts joined as paragraphs. */
  text?: string | undefined;
  /** Append to the current draft instead of prepending: parts that return one by one keep their order. */
  isAfter?: boolean;
}

/** Puts unsent messages back into the composer: text, files, template and quoted message. */
export function giveBack(
  conversationId: string,
  parts: readonly Outgoing[],
  { text = wordsOf(parts), isAfter = false }: How = {},
): void {
  if (parts.length === 0) return;
  const begun = loadDraft(conversationId);
  const words = isAfter ? [begun.text, text] : [text, begun.text];
  // If either text is a note, the combined draft is a note: otherwise internal text could be sent to the
  // customer.
  const isNote = parts.some(({ kind }) => kind === 'note') || (begun.kind === 'note' && begun.text !== '');
  changeDraft(conversationId, {
    kind: isNote ? 'note' : 'text',
    text: words.filter(Boolean).join('\n'),
    quote: parts.find(({ replyTo }) => replyTo)?.replyTo ?? begun.quote,
    template: parts.find(({ template }) => template)?.template ?? begun.template,
  });
  const files = parts.flatMap(({ file }) => (file ? [file] : []));
  restoreFiles(conversationId, files, { isAfter });
}

function wordsOf(parts: readonly Outgoing[]): string {
  return parts
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n\n');
}
