import type { Schemas } from '../../lib/api.ts';

/** On the corner of an avatar: full for whoever is available, a ring for whoever is away. Words say it beside it. */
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
