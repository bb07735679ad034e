import { create } from 'zustand';

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
