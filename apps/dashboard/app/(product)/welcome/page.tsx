'use client';
import { RequireLogin } from '../../../features/auth/index.ts';
import { WelcomePage } from '../../../features/sessions/index.ts';

export default function Page() {
  return <RequireLogin>{(login) => <WelcomePage role={login.role} />}</RequireLogin>;
}
