import dynamic from 'next/dynamic';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import type { Message } from '../apply-event.ts';
import { NoteBody } from './note.tsx';

const load = () => import('./rich.tsx');
const RichBody = dynamic(load, { ssr: false });
/** For as long as a thread is open: what draws everything but words is fetched; at its end what plays is stopped. */
export function openRich(): () => void {
  const loaded = load();
  return () => {
    loaded.then(({ stopPlayer }) => stopPlayer());
  };
}

/** What a message says, drawn by its kind. Words are drawn at once; what draws the rest is fetched with the first thread. */
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
