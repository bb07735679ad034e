import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;
const MOST = 200;

/** A debounced search field; `q` is the search text currently in effect. */
export function SearchField({
  label,
  q,
  onWords,
}: {
  label: string;
  q: string;
  onWords(words: string): void;
}) {
  const [words, setWords] = useState(q);
  const latest = useRef({ q, onWords });
  latest.current = { q, onWords };
  // A saved view, back navigation or a clear button has changed the search text from outside.
  useEffect(() => setWords((now) => (now.trim() === q ? now : q)), [q]);
  useEffect(() => {
    if (words.trim() === latest.current.q) return;
    const timer = setTimeout(() => latest.current.onWords(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <label className="flex min-h-11 min-w-0 grow items-center gap-2 rounded-lg bg-sunken px-3 focus-within:outline-2 focus-within:outline-accent">
      <Search size={18} aria-hidden="true" className="shrink-0 text-muted" />
      <input
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={words}
        maxLength={MOST}
        onChange={(event) => setWords(event.target.value)}
        className="w-full min-w-0 bg-transparent outline-none placeholder:text-muted"
      />
    </label>
  );
}
