import dynamic from 'next/dynamic';

/** Loaded on first use. */
export const ReauthenticateDialog = dynamic(() => import('./reauthenticate-dialog.tsx'), { ssr: false });
