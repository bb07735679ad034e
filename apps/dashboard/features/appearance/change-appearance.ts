import { api } from '../../lib/api.ts';
import { updateOwnUser, useLogin } from '../../lib/login/login.ts';
import { type Appearance, setAppearance } from '../../lib/preferences.ts';

/** Shows another language or theme at once; for whoever is signed in it is kept on the server, for their other browsers. */
export async function changeAppearance(looks: Partial<Appearance>): Promise<void> {
  setAppearance(looks);
  const { login } = useLogin.getState();
  if (!login) return;
  // Where the server cannot be told, the choice holds in this browser.
  const { data } = await api.PATCH('/api/v1/user', { body: looks }).catch(() => ({ data: undefined }));
  if (!data) return;
  setAppearance(looks, login.user.id);
  updateOwnUser(data.data);
}
