import { MessagesSquare, Settings, Smartphone, UsersRound } from 'lucide-react';

/** Where the rail leads. */
export const places = [
  { href: '/inbox', name: 'inbox', keys: 'alt+1', Icon: MessagesSquare },
  { href: '/contacts', name: 'contacts', keys: 'alt+2', Icon: UsersRound },
  { href: '/sessions', name: 'sessions', keys: 'alt+3', Icon: Smartphone },
  { href: '/settings', name: 'settings', keys: 'alt+4', Icon: Settings },
] as const;

/** What came lately: marked as new until somebody has been there. */
export const newPlaces: readonly string[] = ['/contacts', '/settings'];
