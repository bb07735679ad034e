import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import { api, ask, type Schemas } from '../../lib/api.ts';
import type { Role } from '../../lib/login/roles.ts';
import { changeAvailability } from './availability.ts';

/** Everybody who works in this business. */
export function useMembers() {
  return useQuery({
    queryKey: ['members'],
    queryFn: () => allPages((query) => ask(api.GET('/api/v1/members', { params: { query } }))),
  });
}

/** Who was asked to join and has not yet; only admins may know. */
export function useInvitations(enabled: boolean) {
  return useQuery({
    queryKey: ['members', 'invitations'],
    enabled,
    queryFn: () => allPages((query) => ask(api.GET('/api/v1/invitations', { params: { query } }))),
  });
}

/** Asks somebody to join; a second time renews the link. */
export function useInvite() {
  return useMembersChange((body: { email: string; role: Role }) =>
    ask(api.POST('/api/v1/invitations', { body })),
  );
}

/** Makes the link of an invitation void. */
export function useRevoke() {
  return useMembersChange((invitationId: string) =>
    ask(api.DELETE('/api/v1/invitations/{invitationId}', { params: { path: { invitationId } } })),
  );
}

export function useChangeRole() {
  return useMembersChange(({ userId, role }: { userId: string; role: Role }) =>
    ask(api.PATCH('/api/v1/members/{userId}', { params: { path: { userId } }, body: { role } })),
  );
}

/** Says whether somebody gets conversations of their teams in turn. */
export function useChangeAvailability() {
  return useMembersChange(
    ({ userId, availability }: { userId: string; availability: Schemas['Availability'] }) =>
      changeAvailability(userId, availability),
  );
}

/** Signs a member out in every browser and program. */
export function useSignOutMember() {
  return useMutation({
    mutationFn: (userId: string) =>
      ask(api.DELETE('/api/v1/members/{userId}/logins', { params: { path: { userId } } })),
  });
}

/** Takes a member out; with one's own id, one leaves. */
export function useRemoveMember() {
  return useMembersChange((userId: string) =>
    ask(api.DELETE('/api/v1/members/{userId}', { params: { path: { userId } } })),
  );
}

function useMembersChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['members'] }),
  });
}
