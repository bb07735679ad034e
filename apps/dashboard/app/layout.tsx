import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Translated } from '../lib/intl.tsx';
import { Queries } from '../lib/query.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: 'WaQtor',
  description: 'The WhatsApp inbox of a whole team.',
  manifest: '/manifest.webmanifest',
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0b7a55' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <body>
        <Translated>
          <Queries>{children}</Queries>
        </Translated>
      </body>
    </html>
  );
}
