'use client';
import { useEffect } from 'react';
import { create } from 'zustand';

/** The document title: the page's name and the number of unread conversations. */
const useWindowTitle = create<{ page: string; unread: number }>(() => ({ page: '', unread: 0 }));

/** Renders the document's only <title>; also part of the built HTML. */
export function WindowTitle() {
  const { page, unread } = useWindowTitle();
  const name = page === '' ? 'WaQtor' : `${page} · WaQtor`;
  return <title>{unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${name}` : name}</title>;
}

/** Sets the page's title while it is mounted. */
export function useTitle(page: string): void {
  useEffect(() => {
    useWindowTitle.setState({ page });
    return () => useWindowTitle.setState({ page: '' });
  }, [page]);
}

/**
 * Shows the number of unread conversations in the document title and as the badge of the installed app, and that
 * there are any as a dot on the icon.
 */
export function useUnreadBadge(unread: number): void {
  useEffect(() => {
    useWindowTitle.setState({ unread });
    setIcon(unread > 0 ? '/icon-unread.svg' : '/icon.svg');
    // Badging is unsupported in some browsers; failures are ignored.
    navigator.setAppBadge?.(unread).catch(() => {});
    return () => {
      useWindowTitle.setState({ unread: 0 });
      setIcon('/icon.svg');
      navigator.clearAppBadge?.().catch(() => {});
    };
  }, [unread]);
}

function setIcon(href: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link) link.href = href;
}
