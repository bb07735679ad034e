'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { ApiError } from '../api.ts';
import { useLogin } from '../login/login.ts';
import { RefetchingQueryClient } from './refetching-query-client.ts';

/** The query cache. Events keep it up to date, so nothing is refetched because of its age. */
export const queryClient = new RefetchingQueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 3 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
    },
  },
});

export function QueryProvider({ children }: { children: ReactNode }) {
  // Cleared on sign-out, so that the next user finds no data of the previous one.
  useEffect(
    () =>
      useLogin.subscribe((now, before) => {
        const isSame =
          now.login?.tenant.id === before.login?.tenant.id && now.login?.user.id === before.login?.user.id;
        if (before.login && !isSame) queryClient.clear();
      }),
    [],
  );
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
