'use client';
import { RequireLogin } from '../../../../features/auth/index.ts';
import { SessionPage } from '../../../../features/sessions/index.ts';

export default function Page() {
  return <RequireLogin>{(login) => <SessionPage role={login.role} />}</RequireLogin>;
}
