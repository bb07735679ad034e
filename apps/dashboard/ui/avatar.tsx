const hues = [150, 205, 265, 320, 25, 45, 95, 180];

/** Initials on a colour that always belongs to the same name. */
export function Avatar({ name, size = 44 }: { name: string; size?: number }) {
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
      className="inline-flex shrink-0 items-center justify-center rounded-full font-semibold uppercase"
      style={{
        width: size,
        height: size,
        fontSize: size * 0.36,
        background: `oklch(0.86 0.07 ${hue})`,
        color: `oklch(0.32 0.08 ${hue})`,
      }}
    >
      {initials}
    </span>
  );
}
