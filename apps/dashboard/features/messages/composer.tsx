import { clsx } from 'clsx';
import { Paperclip, Send, X } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { IconButton } from '../../ui/button.tsx';
import { AnswerMenu } from '../canned-answers/answer-menu.tsx';
import { renderAnswer } from '../canned-answers/use-canned-answers.ts';
import type { Conversation } from '../conversations/filters.ts';
import { useAnnouncePresence, useTyping } from '../presence/use-presence.ts';
import type { Message } from './apply-event.ts';
import { keepDraft, loadDraft } from './drafts.ts';
import { useSend } from './use-thread.ts';
import { Window } from './window.tsx';

const MAX_TEXT = 4_096;

interface Props {
  conversation: Conversation;
  login: Schemas['SignedIn'];
  replyTo: Message | undefined;
  onDone(): void;
  onProblem(error: unknown): void;
  onCancelReply(): void;
}

/** Where an answer or a note is written. Enter sends, Shift+Enter begins a line; what fails comes back into the field. */
export function Composer({ conversation, login, replyTo, onDone, onProblem, onCancelReply }: Props) {
  const t = useTranslations('composer');
  const [kind, setKind] = useState<'text' | 'note'>('text');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File>();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const send = useSend(conversation, login.user.id);
  const [isTyping, typed] = useTyping();
  useAnnouncePresence(conversation.id, isTyping);
  useEffect(() => setText(loadDraft(conversation.id)), [conversation.id]);
  useEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo]);
  if (login.role === 'viewer') return <p className="p-3 text-center text-muted text-sm">{t('viewer')}</p>;

  const isOpen = Date.parse(conversation.windowExpiresAt ?? '') > Date.now();
  const mayWrite = kind === 'note' || isOpen;
  const change = (next: string) => {
    setText(next);
    keepDraft(conversation.id, next);
    typed(next);
  };

  function submit(): void {
    const words = text.trim();
    if (!mayWrite || (words === '' && !file)) return;
    const draft = { kind, text: words, replyTo, file: kind === 'text' ? file : undefined };
    change('');
    setFile(undefined);
    send.mutate(
      { draft, idempotencyKey: crypto.randomUUID() },
      {
        onSuccess: onDone,
        onError(error) {
          change(words);
          setFile(file);
          onProblem(error);
        },
      },
    );
    field.current?.focus();
  }
  const shortcut = kind === 'text' && mayWrite ? /^\/(\S{0,40})$/u.exec(text)?.[1] : undefined;
  const takeAnswer = (answer: Schemas['CannedAnswer']) => {
    renderAnswer(answer.id, conversation.id).then(change, onProblem);
    field.current?.focus();
  };
  const takeFile = (event: DragEvent | ClipboardEvent, files: FileList | undefined) => {
    const [first] = files ?? [];
    if (!first) return;
    event.preventDefault();
    setFile(first);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => takeFile(event, event.dataTransfer.files)}
      className={clsx('border-line border-t p-2 sm:p-3', kind === 'note' ? 'bg-note' : 'bg-surface')}
    >
      <div className="flex flex-wrap items-center gap-1 pb-1">
        {(['text', 'note'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={kind === name}
            onClick={() => setKind(name)}
            className="min-h-8 rounded-lg px-3 text-muted text-sm aria-pressed:bg-sunken aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {t(name === 'text' ? 'reply' : 'note')}
          </button>
        ))}
        <span className="grow" />
        {kind === 'text' && <Window expiresAt={conversation.windowExpiresAt} />}
      </div>
      {replyTo && (
        <Attached
          label={`${t('answering', { name: conversation.contact.displayName })}: ${replyTo.text ?? ''}`}
          onRemove={onCancelReply}
        />
      )}
      {file && <Attached label={file.name} onRemove={() => setFile(undefined)} />}
      {shortcut !== undefined && <AnswerMenu typed={shortcut} onTake={takeAnswer} />}
      <div className="flex items-end gap-1">
        <input
          ref={picker}
          type="file"
          hidden
          onChange={(event) => {
            setFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {kind === 'text' && (
          <IconButton label={t('attach')} disabled={!mayWrite} onClick={() => picker.current?.click()}>
            <Paperclip size={20} />
          </IconButton>
        )}
        <textarea
          ref={field}
          dir="auto"
          rows={Math.min(6, Math.max(1, text.split('\n').length))}
          aria-label={t('label')}
          placeholder={t(kind === 'note' ? 'notePlaceholder' : 'placeholder')}
          value={text}
          maxLength={kind === 'note' ? 16_384 : MAX_TEXT}
          disabled={!mayWrite}
          onChange={(event) => change(event.target.value)}
          onPaste={(event) => takeFile(event, event.clipboardData.files)}
          onKeyDown={(event) => {
            // While an input method composes a letter, Enter belongs to it.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
          className="min-h-10 grow resize-none rounded-xl border border-line bg-surface px-3 py-2 placeholder:text-muted disabled:opacity-60"
        />
        <IconButton
          label={t('send')}
          type="submit"
          disabled={!mayWrite || (text.trim() === '' && !file)}
          className="text-accent"
        >
          <Send size={20} className="rtl:-scale-x-100" />
        </IconButton>
      </div>
    </form>
  );
}

function Attached({ label, onRemove }: { label: string; onRemove(): void }) {
  const t = useTranslations('composer');
  return (
    <p className="mb-1 flex items-center gap-2 rounded-lg border-accent border-s-4 bg-sunken px-3 py-1 text-sm">
      <bdi className="grow truncate">{label}</bdi>
      <IconButton label={t('remove')} onClick={onRemove} className="size-8">
        <X size={16} />
      </IconButton>
    </p>
  );
}
