'use client';
import { NotificationsPage } from '../../../features/notifications/notifications-page.tsx';
import { Product } from '../../../features/shell/product.tsx';

export default function Page() {
  return <Product>{() => <NotificationsPage />}</Product>;
}
