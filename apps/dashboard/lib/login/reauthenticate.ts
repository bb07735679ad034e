import { create } from 'zustand';

/** What the API asks a recent password for. */
const ofAuthority: readonly string[] = [
  'POST /api/v1/api-keys',
  'POST /api/v1/invitations',
  'PATCH /api/v1/members/{userId}',
];

/** Whether this request, by its path in the document of the API, may be answered with `reauthentication_required`. */
export function givesAuthority(method: string, schemaPath: string): boolean {
  return ofAuthority.includes(`${method} ${schemaPath}`);
}

/** Whether somebody is being asked for their password; `answer` says if they proved it. */
interface Reauthentication {
  answer: ((isProven: boolean) => void) | undefined;
}

export const useReauthentication = create<Reauthentication>(() => ({ answer: undefined }));

let asking: Promise<boolean> | undefined;

/** Asks for the password of whoever is signed in; false when they cancel. Requests that come at once share one dialog. */
export function askForPassword(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    useReauthentication.setState({ answer: resolve });
  }).finally(() => {
    asking = undefined;
    useReauthentication.setState({ answer: undefined });
  });
  return asking;
}
