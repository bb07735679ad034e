import dynamic from 'next/dynamic';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';

/** Loaded on first use. */
export const ContactCard = dynamic(() => import('./contact-card.tsx'), {
  ssr: false,
  loading: () => <Skeleton rows={6} className="h-9" />,
});
