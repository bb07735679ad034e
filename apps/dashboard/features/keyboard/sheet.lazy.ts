import dynamic from 'next/dynamic';

/** Fetched when it is first opened. */
export const KeyboardSheet = dynamic(() => import('./sheet.tsx'), { ssr: false });
