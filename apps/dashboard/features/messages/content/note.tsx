import { useMemo } from 'react';
import { FormattedText } from '../../../ui/formatted-text/formatted-text.tsx';
import { useThreadContext } from '../thread-context.ts';
import type { ContentOf } from './types.ts';

/** An internal note; mentions are highlighted. */
export function NoteBody({ content }: { content: ContentOf<'note'> }) {
  const { nameOf } = useThreadContext();
  const { mentions } = content;
  const names = useMemo(
    () => mentions?.map(nameOf).filter((name) => name !== undefined) ?? [],
    [mentions, nameOf],
  );
  return <FormattedText text={content.text} mentions={names} />;
}
