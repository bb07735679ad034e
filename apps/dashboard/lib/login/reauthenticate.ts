import { create } from 'zustand';

/** The operations that require recent authentication. */
const protectedOperations: readonly string[] = [
  'POST /api/v1/api-keys',
  'POST /api/v1/invitations',
  'PATCH /api/v1/members/{userId}',
  'POST /api/v1/members/{userId}/reactivate',
];

/**
 * Whether this operation, by its path in the OpenAPI document, may respond with `reauthentication_required`.
 */
export function mayRequirePassword(method: string, schemaPath: string): boolean {
  return protectedOperations.includes(`${method} ${schemaPath}`);
}

/** Whether the password dialog is open; `respond` reports whether the user confirmed. */
interface Reauthentication {
  respond: ((isConfirmed: boolean) => void) | undefined;
}

export const useReauthentication = create<Reauthentication>(() => ({ respond: undefined }));

let pending: Promise<boolean> | undefined;

/** Asks the signed-in user for their password; false if they cancel. Concurrent requests share one dialog. */
export function askForPassword(): Promise<boolean> {
  pending ??= new Promise<boolean>((resolve) => {
    useReauthentication.setState({ respond: resolve });
  }).finally(() => {
    pending = undefined;
    useReauthentication.setState({ respond: undefined });
  });
  return pending;
}
