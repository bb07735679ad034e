import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import type { Role } from '../../lib/login/roles.ts';
import { changeAvailability } from './availability.ts';

/** The active members of the business: those whom one may choose. */
export function useMembers() {
  return useQuery({ ...allMembers, select: onlyActive });
}

/** All members of the business, also deactivated ones: for the names of those who did something. */
export function useAllMembers() {
  return useQuery(allMembers);
}

const allMembers = queryOptions({
  queryKey: ['members'],
  queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/members', { params: { query } }))),
});

function onlyActive(members: readonly Schemas['Member'][]): Schemas['Member'][] {
  return members.filter(({ deactivatedAt }) => deactivatedAt === null);
}

/** Pending invitations; only admins may read them. */
export function useInvitations(enabled: boolean) {
  return useQuery({
    queryKey: ['members', 'invitations'],
    enabled,
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/invitations', { params: { query } }))),
  });
}

/** Sends an invitation; inviting the same address again renews the link. */
export function useInvite() {
  return useMembersChange((body: { email: string; role: Role }) =>
    unwrap(api.POST('/api/v1/invitations', { body })),
  );
}

/** Revokes an invitation. */
export function useRevoke() {
  return useMembersChange((invitationId: string) =>
    unwrap(api.DELETE('/api/v1/invitations/{invitationId}', { params: { path: { invitationId } } })),
  );
}

export function useChangeRole() {
  return useMembersChange(({ userId, role }: { userId: string; role: Role }) =>
    unwrap(api.PATCH('/api/v1/members/{userId}', { params: { path: { userId } }, body: { role } })),
  );
}

/** Changes whether a member takes part in round-robin assignment. */
export function useChangeAvailability() {
  return useMembersChange(
    ({ userId, availability }: { userId: string; availability: Schemas['Availability'] }) =>
      changeAvailability(userId, availability),
  );
}

/** Ends all logins of a member. */
export function useSignOutMember() {
  return useMutation({
    mutationFn: (userId: string) =>
      unwrap(api.DELETE('/api/v1/members/{userId}/logins', { params: { path: { userId } } })),
  });
}

/** Ends the member's access; their name, history and personal resources are kept. */
export function useDeactivateMember() {
  return useMembersChange((userId: string) =>
    unwrap(api.POST('/api/v1/members/{userId}/deactivate', { params: { path: { userId } } })),
  );
}

/** Lets a deactivated member sign in again. */
export function useReactivateMember() {
  return useMembersChange((userId: string) =>
    unwrap(api.POST('/api/v1/members/{userId}/reactivate', { params: { path: { userId } } })),
  );
}

/** Removes a member; with the user's own id, leaves the business. */
export function useRemoveMember() {
  return useMembersChange((userId: string) =>
    unwrap(api.DELETE('/api/v1/members/{userId}', { params: { path: { userId } } })),
  );
}

function useMembersChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['members'] }),
  });
}
