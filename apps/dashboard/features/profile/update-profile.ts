import { api, unwrap } from '../../lib/api.ts';
import { updateOwnUser } from '../../lib/login/login.ts';

/** Updates the user's profile on the server and in every tab. */
export async function updateProfile(change: { name?: string; timeZone?: string | null }): Promise<void> {
  updateOwnUser((await unwrap(api.PATCH('/api/v1/user', { body: change }))).data);
}
