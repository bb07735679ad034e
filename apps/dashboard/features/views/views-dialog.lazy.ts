import dynamic from 'next/dynamic';

/** Loaded on first use. */
export const ViewsDialog = dynamic(() => import('./views-dialog.tsx'), { ssr: false });
