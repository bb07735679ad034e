import { useEffect, useState } from 'react';

/**
 * The secret in the fragment (`#`) of the opened link, which browsers do not send to the server. Null if
 * there is none.
 */
export function useFragmentToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => setToken(new URLSearchParams(location.hash.slice(1)).get('token')), []);
  return token;
}
