import { Fragment, type ReactNode } from 'react';

const marks = [
  {
    pattern: /```([\s\S]+?)```/,
    wrap: (text: ReactNode) => <code className="font-mono whitespace-pre-wrap">{text}</code>,
  },
  {
    pattern: /(?<![\p{L}\p{N}])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])/u,
    wrap: (text: ReactNode) => <strong>{text}</strong>,
  },
  {
    pattern: /(?<![\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/u,
    wrap: (text: ReactNode) => <em>{text}</em>,
  },
  {
    pattern: /(?<![\p{L}\p{N}])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}])/u,
    wrap: (text: ReactNode) => <s>{text}</s>,
  },
  {
    pattern: /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/,
    wrap: (text: ReactNode) => (
      <a
        href={String(text)}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-read underline"
      >
        {text}
      </a>
    ),
  },
];

/** Text as WhatsApp shows it: *bold*, _italic_, ~struck~, ```fixed``` and links. Never HTML. */
export function FormattedText({ text }: { text: string }) {
  return (
    <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
      {format(text)}
    </p>
  );
}

function format(text: string): ReactNode {
  let first: { at: number; whole: string; inner: string; wrap(text: ReactNode): ReactNode } | undefined;
  for (const { pattern, wrap } of marks) {
    const found = pattern.exec(text);
    if (!found || (first && found.index >= first.at)) continue;
    first = { at: found.index, whole: found[0], inner: found[1] ?? '', wrap };
  }
  if (!first) return text;
  const { at, whole, inner, wrap } = first;
  const isPlain = whole.startsWith('```') || whole === inner;
  return (
    <Fragment>
      {text.slice(0, at)}
      {wrap(isPlain ? inner : format(inner))}
      {format(text.slice(at + whole.length))}
    </Fragment>
  );
}
