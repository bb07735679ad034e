import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { WindowTitle } from '../lib/hooks/title.tsx';
import { TranslationProvider } from '../lib/intl/intl.tsx';
import { QueryProvider } from '../lib/queries/query-provider.tsx';
import './globals.css';

export const metadata: Metadata = {
  description: 'The WhatsApp inbox of a whole team.',
  manifest: '/manifest.webmanifest',
  icons: { apple: '/icon-192.png' },
  appleWebApp: { capable: true, title: 'WaQtor', statusBarStyle: 'default' },
};
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#161d1a' },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <body>
        <WindowTitle />
        <TranslationProvider>
          <QueryProvider>{children}</QueryProvider>
        </TranslationProvider>
      </body>
    </html>
  );
}
