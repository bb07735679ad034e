import { api, ask } from '../../lib/api.ts';
import { updateOwnUser } from '../../lib/login/login.ts';

/** Changes what the server keeps of the signed-in person; shown everywhere at once. */
export async function updateProfile(change: { name?: string; timezone?: string | null }): Promise<void> {
  updateOwnUser((await ask(api.PATCH('/api/v1/user', { body: change }))).data);
}
