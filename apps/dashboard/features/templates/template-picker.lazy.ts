import dynamic from 'next/dynamic';

/** Loaded on first use. */
export const TemplatePicker = dynamic(() => import('./template-picker.tsx'), { ssr: false });
