import { clsx } from 'clsx';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useShortcuts } from '../../../lib/keyboard/shortcuts.ts';
import { retryWhileOffline } from '../../../lib/network/reachable.ts';
import { Form } from '../../../ui/form/form.tsx';
import { Typing, useAnnouncePresence, useTyping } from '../../presence/index.ts';
import { AttachmentTray } from './attachments/attachment-tray.tsx';
import { addFiles } from './attachments/attachments.ts';
import { DropZone } from './attachments/drop-zone.tsx';
import { changeDraft, forgetEmptyNote } from './drafts.ts';
import { TextArea } from './field/text-area.tsx';
import { useField } from './field/use-field.ts';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { type Panel, Panels } from './panels.tsx';
import { QuoteBar } from './quote-bar.tsx';
import { composerShortcuts } from './shortcuts.ts';
import { Toolbar } from './toolbar.tsx';
import { useComposer } from './use-composer.ts';

// Loaded with the first conversation, not with the list. If loading fails offline, replying works without
// them.
const Counter = dynamic(() => import('./field/counter.tsx').catch(() => () => null), { ssr: false });
const Suggestions = dynamic(() => import('./field/suggestions.tsx').catch(() => () => null), { ssr: false });
const SendingSoonBar = dynamic(() => import('./later/sending-soon-bar.tsx').catch(() => () => null), {
  ssr: false,
});
const TemplateBar = dynamic(() => retryWhileOffline(() => import('./template-bar.tsx')), { ssr: false });
const Recorder = dynamic(() => retryWhileOffline(() => import('./voice/recorder.tsx')), { ssr: false });

interface Props {
  conversation: Schemas['Conversation'];
  login: Schemas['LoginResult'];
  onDone(): void;
  onError(error: unknown): void;
  /** The message was accepted, and the conversation is to be resolved with it. */
  onResolve(): void;
}

/** The editor of replies and notes. */
export function Composer(props: Props) {
  const t = useTranslations('composer');
  if (props.login.role === 'viewer')
    return <p className="p-3 text-center text-muted text-sm">{t('viewer')}</p>;
  return <ComposerForm {...props} />;
}

function ComposerForm({ conversation, login, onDone, onError, onResolve }: Props) {
  const { id } = conversation;
  const state = useComposer(conversation, login, { onDone, onError, onResolve });
  const { draft, canReply, capabilities } = state;
  const [panel, setPanel] = useState<Panel>();
  const picker = useRef<HTMLInputElement>(null);
  const field = useField(id);
  const isNote = draft.kind === 'note';
  const [isUsed, setUsed] = useState(false);
  // On a phone the composer is one line until it is used; it stays open then, because buttons that move when
  // the field loses the focus cannot be tapped.
  const isIdle =
    !isUsed && !isNote && draft.text === '' && !draft.quote && !draft.template && state.files.length === 0;
  /** The recorder has its own send button, and there is only one. */
  const isRecording = panel === 'voice' && !isNote;
  const [isTyping, onType] = useTyping();
  useAnnouncePresence(id, isTyping);
  // Clear the request to record, so that switching back from a note does not start recording again.
  useEffect(() => {
    if (isNote) setPanel((open) => (open === 'voice' ? undefined : open));
  }, [isNote]);
  useEffect(() => forgetEmptyNote(id), [id]);
  const quoteId = draft.quote?.id;
  useEffect(() => {
    if (quoteId !== undefined) field.ref.current?.focus();
  }, [quoteId, field.ref]);

  const switchKind = (kind: 'text' | 'note') => {
    changeDraft(id, { kind });
    requestAnimationFrame(() => field.ref.current?.focus());
  };
  const attach = (files: readonly File[]) => {
    if (files.length === 0) return;
    if (isNote) changeDraft(id, { kind: 'text' });
    addFiles(id, files, capabilities);
    field.ref.current?.focus();
  };
  useShortcuts(composerShortcuts, {
    'composer.reply': () => switchKind('text'),
    'composer.note': () => switchKind('note'),
    'composer.attach': () => picker.current?.click(),
    'composer.emoji': () => setPanel('emoji'),
    'composer.template': () => !state.isNoteOnly && setPanel('template'),
    'composer.voice': () => canReply && setPanel('voice'),
    'composer.later': () => state.canSend && !isNote && setPanel('later'),
  });

  const close = () => {
    setPanel(undefined);
    requestAnimationFrame(() => field.ref.current?.focus());
  };
  return (
    <div data-composer className="relative border-line border-t bg-surface p-2 sm:p-3">
      <DropZone isOpen={canReply} onFiles={attach} />
      <Typing conversationId={id} />
      <Notices contact={conversation.contact} session={state.session} />
      <SendingSoonBar conversationId={id} onError={onError} onUndone={() => field.ref.current?.focus()} />
      <Suggestions state={state} conversation={conversation} field={field} onError={onError} />
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          state.submit();
        }}
        data-idle={(isIdle && panel === undefined) || undefined}
        onFocus={({ target }) => target instanceof HTMLTextAreaElement && setUsed(true)}
        className={clsx(
          'group/composer rounded-2xl border border-line transition-colors max-sm:data-idle:flex max-sm:data-idle:items-end has-[textarea:focus]:border-accent has-[textarea:focus]:ring-1 has-[textarea:focus]:ring-accent',
          isNote ? 'bg-note' : 'bg-surface',
        )}
      >
        <Header
          kind={draft.kind}
          windowExpiresAt={state.isNoteOnly ? undefined : conversation.windowExpiresAt}
          onKind={switchKind}
        />
        {draft.quote && !isNote && (
          <QuoteBar
            quote={draft.quote}
            name={conversation.contact.displayName}
            onRemove={() => changeDraft(id, { quote: undefined })}
          />
        )}
        {draft.template && !isNote && (
          <TemplateBar template={draft.template} onRemove={() => changeDraft(id, { template: undefined })} />
        )}
        <AttachmentTray conversationId={id} files={state.files} />
        {isRecording ? (
          <Recorder
            onClose={close}
            onLeft={(file) => addFiles(id, [file], capabilities, { isVoice: true })}
            onDone={(file) => {
              const recorded = addFiles(id, [file], capabilities, { isVoice: true });
              state.submit({ onlyFileId: recorded[0] });
              close();
            }}
          />
        ) : (
          <TextArea
            state={state}
            field={field}
            conversationId={id}
            onType={onType}
            onFiles={attach}
            onTemplate={() => setPanel('template')}
          />
        )}
        <Counter state={state} />
        {!isRecording && (
          <Toolbar state={state} panel={panel} onPanel={setPanel} onFiles={attach} picker={picker} />
        )}
      </Form>
      <Panels
        panel={panel}
        conversation={conversation}
        state={state}
        onClose={close}
        onEmoji={field.insert}
      />
    </div>
  );
}
