import dynamic from 'next/dynamic';
import type { Conversation } from '../../conversations/filters.ts';
import { addFiles, attachmentsOf } from './attachments.ts';
import type { ComposerState } from './use-composer.ts';

const EmojiPicker = dynamic(() => import('./emoji-picker.tsx'), { ssr: false });
const Recorder = dynamic(() => import('./voice/recorder.tsx'), { ssr: false });
const SendLater = dynamic(() => import('./send-later.tsx'), { ssr: false });
const TemplatePicker = dynamic(() => import('../../templates/template-picker.tsx'), { ssr: false });

export type Panel = 'emoji' | 'voice' | 'later' | 'template';

/** What opens over the field; each is fetched when it is first opened. */
export function Panels({
  panel,
  conversation,
  state,
  onClose,
  onEmoji,
}: {
  panel: Panel | undefined;
  conversation: Conversation;
  state: ComposerState;
  onClose(): void;
  onEmoji(emoji: string): void;
}) {
  const { id, contact, sessionId, windowExpiresAt } = conversation;
  switch (panel) {
    case 'emoji':
      return <EmojiPicker onTake={onEmoji} onClose={onClose} />;
    case 'voice':
      return (
        <Recorder
          onClose={onClose}
          onDone={(file) => {
            addFiles(id, [file], state.capabilities, { isVoice: true });
            const recorded = attachmentsOf(id).at(-1);
            if (recorded) state.submit({ onlyFileId: recorded.id });
            onClose();
          }}
        />
      );
    case 'later':
      return (
        <SendLater
          windowExpiresAt={windowExpiresAt}
          onClose={onClose}
          onChoose={(at) => {
            state.submit({ sendAt: at.toISOString() });
            onClose();
          }}
        />
      );
    case 'template':
      return (
        <TemplatePicker
          sessionId={sessionId}
          customer={contact.displayName}
          onClose={onClose}
          onSend={(template) => {
            void state.sendTemplate(template);
            onClose();
          }}
        />
      );
    default:
      return null;
  }
}
