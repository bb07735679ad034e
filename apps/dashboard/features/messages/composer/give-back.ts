import type { Outgoing } from '../outgoing.ts';
import { restoreFiles } from './attachments/attachments.ts';
import { changeDraft, loadDraft } from './drafts.ts';

interface How {
  /** The words as they were written; left out, those of the parts, each a paragraph. */
  text?: string | undefined;
  /** After what was begun since, not before it: parts that come back one by one keep their order. */
  isAfter?: boolean;
}

/** Puts what did not leave back into the field: words, files, template, and the message that it answered. */
export function giveBack(
  conversationId: string,
  parts: readonly Outgoing[],
  { text = wordsOf(parts), isAfter = false }: How = {},
): void {
  if (parts.length === 0) return;
  const begun = loadDraft(conversationId);
  const words = isAfter ? [begun.text, text] : [text, begun.text];
  // Beside words for the team, those for the customer become a note as well: the other way round they might leave.
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
