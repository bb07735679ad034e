import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** Pages are built once and served as files by the server, which gives every answer its own nonce. */
const config: NextConfig = {
  output: 'export',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm run check` looks at the types of everything at once.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
};

export default config;
