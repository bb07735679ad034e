/** A placeholder shown while loading. */
export function Skeleton({ rows, className = 'h-16' }: { rows: number; className?: string }) {
  return (
    <div aria-hidden="true" className="flex flex-col gap-2 p-3">
      {Array.from({ length: rows }, (_, i) => i).map((row) => (
        <div key={row} className={`animate-pulse rounded-lg bg-sunken ${className}`} />
      ))}
    </div>
  );
}
