import type { ReactNode } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useLogin } from '../../lib/login/login.ts';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';

/** Renders a page for the signed-in user, or `fallback` until the login state is known. */
export function RequireLogin({
  fallback = <WaitingPage />,
  children,
}: {
  fallback?: ReactNode;
  children: (login: Schemas['LoginResult']) => ReactNode;
}) {
  const login = useLogin((state) => state.login);
  return login ? children(login) : fallback;
}

/** Default placeholder: the skeleton of a page. */
function WaitingPage() {
  return (
    <div aria-busy="true" className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-4 sm:p-8">
      <Skeleton rows={1} className="h-9" />
      <Skeleton rows={5} />
    </div>
  );
}
