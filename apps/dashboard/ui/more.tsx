import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';

/** The end of a paginated list: loads the next page when it scrolls into view, or by button. */
export function More({ label, isBusy, onMore }: { label: string; isBusy: boolean; onMore(): void }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (isBusy || !place.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '300px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isBusy]);
  return (
    <div ref={place} className="flex justify-center py-2">
      <Button variant="quiet" disabled={isBusy} onClick={onMore}>
        {label}
      </Button>
    </div>
  );
}
