import type { Schemas } from '../../lib/api.ts';

/**
 * A badge on an avatar: filled if the member is available, a ring if away. Always shown next to a text label.
 */
export function AvailabilityDot({ availability }: { availability: Schemas['Availability'] }) {
  const isAway = availability === 'away';
  return (
    <span
      aria-hidden="true"
      data-availability={availability}
      className={`absolute -end-0.5 -bottom-0.5 size-3 rounded-full border-2 ${isAway ? 'border-muted bg-surface' : 'border-surface bg-accent'}`}
    />
  );
}
