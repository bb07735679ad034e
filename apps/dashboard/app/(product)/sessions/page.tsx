'use client';
import { RequireLogin } from '../../../features/auth/index.ts';
import { SessionsPage } from '../../../features/sessions/index.ts';

export default function Page() {
  return <RequireLogin>{(login) => <SessionsPage role={login.role} />}</RequireLogin>;
}
