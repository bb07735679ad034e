import { useEffect, useState } from 'react';

/** The secret of a link that was opened: behind the `#`, where no server sees it. Null when there is none. */
export function useFragmentToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => setToken(new URLSearchParams(location.hash.slice(1)).get('token')), []);
  return token;
}
