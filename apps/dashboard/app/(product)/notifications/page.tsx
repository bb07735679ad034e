'use client';
import { RequireLogin } from '../../../features/auth/index.ts';
import { NotificationsPage } from '../../../features/notifications/index.ts';

export default function Page() {
  return <RequireLogin>{() => <NotificationsPage />}</RequireLogin>;
}
