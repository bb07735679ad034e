const hues = ['hue-dot-155', 'hue-dot-265', 'hue-dot-60', 'hue-dot-330', 'hue-dot-210', 'hue-dot-20'];

/** The colour by which a number is recognised in lists: by its place among the numbers. Shown with its name. */
export function SessionDot({ index }: { index: number }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-2.5 shrink-0 rounded-full ${hues[Math.max(0, index) % hues.length]}`}
    />
  );
}
