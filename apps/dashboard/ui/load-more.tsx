import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';

/** The end of a paginated list: loads the next page when it scrolls into view, or by button. */
export function LoadMore({
  label,
  isBusy,
  onLoadMore,
}: {
  label: string;
  isBusy: boolean;
  onLoadMore(): void;
}) {
  const sentinel = useRef<HTMLDivElement>(null);
  const latest = useRef(onLoadMore);
  latest.current = onLoadMore;
  useEffect(() => {
    if (isBusy || !sentinel.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '300px',
    });
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [isBusy]);
  return (
    <div ref={sentinel} className="flex justify-center py-2">
      <Button variant="quiet" disabled={isBusy} onClick={onLoadMore}>
        {label}
      </Button>
    </div>
  );
}
