import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const DEBOUNCE_MS = 250;
const MAX_LENGTH = 200;

/** A debounced search field; `q` is the search text currently in effect. */
export function SearchField({
  label,
  q,
  onSearch,
}: {
  label: string;
  q: string;
  onSearch(text: string): void;
}) {
  const [text, setText] = useState(q);
  const latest = useRef({ q, onSearch });
  latest.current = { q, onSearch };
  // A saved view, back navigation or a clear button has changed the search text from outside.
  useEffect(() => setText((now) => (now.trim() === q ? now : q)), [q]);
  useEffect(() => {
    if (text.trim() === latest.current.q) return;
    const timer = setTimeout(() => latest.current.onSearch(text.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label className="flex min-h-11 min-w-0 grow items-center gap-2 rounded-lg bg-sunken px-3 focus-within:outline-2 focus-within:outline-accent">
      <Search size={18} aria-hidden="true" className="shrink-0 text-muted" />
      <input
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={MAX_LENGTH}
        onChange={(event) => setText(event.target.value)}
        className="w-full min-w-0 bg-transparent outline-none placeholder:text-ellipsis placeholder:text-muted"
      />
    </label>
  );
}
