import dynamic from 'next/dynamic';

/** Loaded on first use. */
export const KeyboardSheet = dynamic(() => import('./sheet.tsx'), { ssr: false });
