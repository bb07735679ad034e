'use client';
import { RequireLogin } from '../../../../features/auth/index.ts';
import { NewSessionPage } from '../../../../features/sessions/index.ts';

export default function Page() {
  return <RequireLogin>{(login) => <NewSessionPage role={login.role} />}</RequireLogin>;
}
