import dynamic from 'next/dynamic';

/** Loaded on first use. */
export const Palette = dynamic(() => import('./palette.tsx'), { ssr: false });
