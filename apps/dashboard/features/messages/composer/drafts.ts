import { create } from 'zustand';
import type { Message } from '../apply-event.ts';

/** The message being replied to, reduced to what the quote bar shows. */
export type Quote = Pick<Message, 'id' | 'providerId' | 'direction' | 'text'> & {
  kind: Message['content']['type'];
};

/** The unsent draft of a conversation. */
export interface Draft {
  kind: 'text' | 'note';
  text: string;
  quote?: Quote | undefined;
  /** A template whose sending was refused. */
  template?: Extract<Message['content'], { type: 'template' }> | undefined;
}

const EMPTY: Draft = { kind: 'text', text: '' };
const storageKey = (conversationId: string) => `draft:${conversationId}`;

const useDraftStore = create<{ drafts: Record<string, Draft> }>(() => ({ drafts: {} }));

/** The draft of a conversation; persists when the tab is closed. */
export function useDraft(conversationId: string): Draft {
  const draft = useDraftStore(({ drafts }) => drafts[conversationId]);
  return draft ?? loadDraft(conversationId);
}

const useDraftIdStore = create<{ ids: ReadonlySet<string> }>(() => ({ ids: readDraftIds() }));

function readDraftIds(): ReadonlySet<string> {
  if (typeof localStorage === 'undefined') return new Set();
  const prefix = storageKey('');
  return new Set(
    Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length)),
  );
}

/** The ids of the conversations with a draft. */
export function useDraftIds(): ReadonlySet<string> {
  return useDraftIdStore((store) => store.ids);
}

const loaded = new Map<string, Draft>();

export function loadDraft(conversationId: string): Draft {
  const known = useDraftStore.getState().drafts[conversationId] ?? loaded.get(conversationId);
  if (known) return known;
  const draft = readDraft(localStorage.getItem(storageKey(conversationId)));
  loaded.set(conversationId, draft);
  return draft;
}

/** Updates part of a draft; an empty draft is removed from storage. */
export function changeDraft(conversationId: string, change: Partial<Draft>): void {
  const draft = { ...loadDraft(conversationId), ...change };
  useDraftStore.setState(({ drafts }) => ({ drafts: { ...drafts, [conversationId]: draft } }));
  if (isEmpty(draft)) {
    localStorage.removeItem(storageKey(conversationId));
  } else {
    localStorage.setItem(storageKey(conversationId), JSON.stringify(draft));
  }
  if (useDraftIdStore.getState().ids.has(conversationId) === isEmpty(draft))
    useDraftIdStore.setState({ ids: readDraftIds() });
}

/** Opens this canned response's suggestion in the composer, unless a reply is already being written. */
export function offerCannedResponse(conversationId: string, shortcut: string): void {
  if (loadDraft(conversationId).text === '')
    changeDraft(conversationId, { kind: 'text', text: `/${shortcut}` });
}

/** Reverts an empty draft to reply mode, so that the composer does not open in note mode. */
export function forgetEmptyNote(conversationId: string): void {
  if (isEmpty(loadDraft(conversationId))) changeDraft(conversationId, { kind: 'text' });
}

function isEmpty({ text, quote, template }: Draft): boolean {
  return text === '' && !quote && !template;
}

/** Starts a reply to this message. */
export function quoteMessage(conversationId: string, message: Message): void {
  const { id, providerId, direction, text, content } = message;
  changeDraft(conversationId, {
    kind: 'text',
    quote: { id, providerId, direction, text: text?.slice(0, 500) ?? null, kind: content.type },
  });
}

/** Parses a stored draft: earlier versions stored a plain string; invalid data is ignored. */
export function readDraft(stored: string | null): Draft {
  if (stored === null) return EMPTY;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return { ...EMPTY, text: stored };
    const { kind, text, quote, template } = value as Partial<Draft>;
    return {
      kind: kind === 'note' ? 'note' : 'text',
      text: typeof text === 'string' ? text : '',
      quote: quote && typeof quote.id === 'string' && typeof quote.kind === 'string' ? quote : undefined,
      ...(template && typeof template.name === 'string' ? { template } : {}),
    };
  } catch {
    return { ...EMPTY, text: stored };
  }
}
