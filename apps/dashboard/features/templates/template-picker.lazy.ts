import dynamic from 'next/dynamic';

/** Fetched when it is first opened. */
export const TemplatePicker = dynamic(() => import('./template-picker.tsx'), { ssr: false });
