import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { updateOwnAvailability, useLogin } from '../../lib/login/login.ts';
import type { LogEvent } from '../../lib/realtime.ts';

type Availability = Schemas['Availability'];

/** Changes whether this member takes part in round-robin assignment. */
export async function changeAvailability(userId: string, availability: Availability): Promise<void> {
  const params = { path: { userId } };
  await unwrap(api.PUT('/api/v1/members/{userId}/availability', { params, body: { availability } }));
}

/** Does the same for the signed-in user: optimistic, rolled back if the server refuses. */
export async function changeOwnAvailability(availability: Availability): Promise<void> {
  const { login } = useLogin.getState();
  if (!login) return;
  updateOwnAvailability(availability);
  try {
    await changeAvailability(login.user.id, availability);
  } catch (error) {
    updateOwnAvailability(login.availability);
    throw error;
  }
}

/** The change may come from another browser or from an admin. */
export function applyAvailabilityEvent(event: LogEvent, ownUserId: string): void {
  if (event.type !== 'member.updated') return;
  const { member } = event.data;
  if (member.userId === ownUserId) updateOwnAvailability(member.availability);
}
