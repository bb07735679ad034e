import { create } from 'zustand';

/** The operations that require recent authentication. */
const ofAuthority: readonly string[] = [
  'POST /api/v1/api-keys',
  'POST /api/v1/invitations',
  'PATCH /api/v1/members/{userId}',
];

/**
 * Whether this operation, by its path in the OpenAPI document, may respond with `reauthentication_required`.
 */
export function givesAuthority(method: string, schemaPath: string): boolean {
  return ofAuthority.includes(`${method} ${schemaPath}`);
}

/** Whether the password dialog is open; `answer` reports if the user confirmed. */
interface Reauthentication {
  answer: ((isProven: boolean) => void) | undefined;
}

export const useReauthentication = create<Reauthentication>(() => ({ answer: undefined }));

let asking: Promise<boolean> | undefined;

/** Asks the signed-in user for their password; false if they cancel. Concurrent requests share one dialog. */
export function askForPassword(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    useReauthentication.setState({ answer: resolve });
  }).finally(() => {
    asking = undefined;
    useReauthentication.setState({ answer: undefined });
  });
  return asking;
}
