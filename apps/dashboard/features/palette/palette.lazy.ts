import dynamic from 'next/dynamic';

/** Fetched when it is first opened. */
export const Palette = dynamic(() => import('./palette.tsx'), { ssr: false });
