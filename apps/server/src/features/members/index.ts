export {
  acceptInvitation,
  type CheckedInvitation,
  checkInvitation,
} from './invitations/accept-invitation.ts';
export { registerInvitationRoutes } from './invitations/invitations.routes.ts';
export { summariseInvitationsBy } from './invitations/invitations.store.ts';
export { answeringEnd, deactivation } from './members.hooks.ts';
export { registerMemberRoutes } from './members.routes.ts';
export {
  addMember,
  findMember,
  findMembersByRole,
  lockMemberShared,
  lockMembersShared,
  recordLastLogin,
} from './members.store.ts';
export { checkMayAppoint, checkPerson } from './role-rules.ts';
export {
  findAccount,
  findSignedInMember,
  findUserId,
  insertUser,
  listMemberships,
  type SignedInMember,
  updatePassword,
} from './users/accounts.store.ts';
export { registerUserRoutes } from './users/user.routes.ts';
export { presentUser } from './users/users.present.ts';
export { findUser } from './users/users.store.ts';
