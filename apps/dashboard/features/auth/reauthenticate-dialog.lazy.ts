import dynamic from 'next/dynamic';

/** Fetched when it is first opened. */
export const ReauthenticateDialog = dynamic(() => import('./reauthenticate-dialog.tsx'), { ssr: false });
