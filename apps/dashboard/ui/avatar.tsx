const hues = ['hue-150', 'hue-205', 'hue-265', 'hue-320', 'hue-25', 'hue-45', 'hue-95', 'hue-180'];

/** Initials on a background colour derived from the name. */
export function Avatar({
  name,
  size = 44,
  className = '',
}: {
  name: string;
  size?: number;
  className?: string;
}) {
  const letters = [...name.replace(/[^\p{L}\p{N} ]/gu, '').trim()];
  const words = letters.join('').split(/\s+/);
  const initials =
    words.length > 1
      ? `${[...(words[0] ?? '')][0] ?? ''}${[...(words.at(-1) ?? '')][0] ?? ''}`
      : (letters[0] ?? '#');
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const hue = hues[sum % hues.length];
  return (
    <span
      aria-hidden="true"
      className={`inline-flex shrink-0 items-center justify-center rounded-full font-semibold uppercase ${hue} ${className}`}
      style={{ width: size, height: size, fontSize: size * 0.36 }}
    >
      {initials}
    </span>
  );
}
