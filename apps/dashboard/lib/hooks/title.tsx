'use client';
import { useEffect } from 'react';
import { create } from 'zustand';

/** What the window is called: the page, and how much somebody has not read. */
const useWindowTitle = create<{ page: string; unread: number }>(() => ({ page: '', unread: 0 }));

/** The only title of every page; it stands in the built file too. */
export function WindowTitle() {
  const { page, unread } = useWindowTitle();
  const name = page === '' ? 'WaQtor' : `${page} · WaQtor`;
  return <title>{unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${name}` : name}</title>;
}

/** Names the page for as long as it is shown. */
export function useTitle(page: string): void {
  useEffect(() => {
    useWindowTitle.setState({ page });
    return () => useWindowTitle.setState({ page: '' });
  }, [page]);
}

/** Tells the window, and the icon of the installed app, how much is unread. */
export function useUnreadMark(unread: number): void {
  useEffect(() => {
    useWindowTitle.setState({ unread });
    // Not every browser has it, and none of those that refuse matters.
    navigator.setAppBadge?.(unread).catch(() => {});
    return () => {
      useWindowTitle.setState({ unread: 0 });
      navigator.clearAppBadge?.().catch(() => {});
    };
  }, [unread]);
}
