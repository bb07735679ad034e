import { api } from '../../lib/api.ts';
import { updateOwnUser, useLogin } from '../../lib/login/login.ts';
import { type Appearance, setAppearance } from '../../lib/preferences.ts';

/**
 * Applies a language or theme immediately. For a signed-in user it is also stored on the server, for their
 * other browsers.
 */
export async function changeAppearance(looks: Partial<Appearance>): Promise<void> {
  setAppearance(looks);
  const { login } = useLogin.getState();
  if (!login) return;
  // If the request fails, the choice still applies in this browser.
  const { data } = await api.PATCH('/api/v1/user', { body: looks }).catch(() => ({ data: undefined }));
  if (!data) return;
  setAppearance(looks, login.user.id);
  updateOwnUser(data.data);
}
