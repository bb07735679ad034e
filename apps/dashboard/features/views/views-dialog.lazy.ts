import dynamic from 'next/dynamic';

/** Fetched when it is first opened. */
export const ViewsDialog = dynamic(() => import('./views-dialog.tsx'), { ssr: false });
