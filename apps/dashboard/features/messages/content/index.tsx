import dynamic from 'next/dynamic';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import type { Message } from '../apply-event.ts';
import { NoteBody } from './note.tsx';

const load = () => import('./rich.tsx');
const RichBody = dynamic(load, { ssr: false });
/**
 * Called when a conversation opens: loads the renderers of everything other than text; the returned function
 * stops audio playback.
 */
export function openRich(): () => void {
  const loaded = load();
  return () => {
    loaded.then(({ stopPlayer }) => stopPlayer());
  };
}

/**
 * The content of a message, rendered by type. Text renders at once; the code of the other types is loaded
 * with the first conversation.
 */
export function MessageBody({ message }: { message: Message }) {
  const { content } = message;
  switch (content.type) {
    case 'text':
    case 'button':
      return <FormattedText text={content.text} />;
    case 'note':
      return <NoteBody content={content} />;
    default:
      return <RichBody message={message} />;
  }
}
