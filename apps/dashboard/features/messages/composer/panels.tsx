import dynamic from 'next/dynamic';
import type { Schemas } from '../../../lib/api.ts';
import { TemplatePicker } from '../../templates/index.ts';
import type { ComposerState } from './use-composer.ts';

const EmojiPicker = dynamic(() => import('./field/emoji-picker.tsx'), { ssr: false });
const SendLater = dynamic(() => import('./later/send-later.tsx'), { ssr: false });

export type Panel = 'emoji' | 'voice' | 'later' | 'template';

/** The panels that open over the composer; each is loaded on first use. */
export function Panels({
  panel,
  conversation,
  state,
  onClose,
  onEmoji,
}: {
  panel: Panel | undefined;
  conversation: Schemas['Conversation'];
  state: ComposerState;
  onClose(): void;
  onEmoji(emoji: string): void;
}) {
  const { contact, sessionId, windowExpiresAt } = conversation;
  switch (panel) {
    case 'emoji':
      return <EmojiPicker onSelect={onEmoji} onClose={onClose} />;
    case 'later':
      return (
        <SendLater
          windowExpiresAt={windowExpiresAt}
          onClose={onClose}
          onChoose={(at) => {
            state.submit({ scheduledAt: at.toISOString() });
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
