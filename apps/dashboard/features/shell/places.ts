import { MessagesSquare, Settings, Smartphone, UsersRound } from 'lucide-react';

/** Where the rail leads. */
export const places = [
  { href: '/inbox', name: 'inbox', Icon: MessagesSquare },
  { href: '/contacts', name: 'contacts', Icon: UsersRound },
  { href: '/sessions', name: 'sessions', Icon: Smartphone },
  { href: '/settings', name: 'settings', Icon: Settings },
] as const;

/** What came lately: marked as new until somebody has been there. */
export const newPlaces: readonly string[] = ['/contacts', '/settings'];
