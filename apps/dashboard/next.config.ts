import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/**
 * Pages are exported at build time and served as files by the server, which gives every response its own
 * nonce.
 */
const config: NextConfig = {
  output: 'export',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm run check` type-checks the whole repository at once.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
};

export default config;
