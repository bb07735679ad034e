export { acceptInvitation, type CheckedInvitation, checkInvitation } from './accept-invitation.ts';
export {
  type Entrance,
  findAccount,
  findEntrance,
  findUserId,
  insertUser,
  listMemberships,
  updatePassword,
} from './accounts.store.ts';
export { registerInvitationRoutes } from './invitations.routes.ts';
export { summariseInvitationsBy } from './invitations.store.ts';
export { answeringEnd } from './members.hooks.ts';
export { registerMemberRoutes } from './members.routes.ts';
export { addMember, findMember, findMembersByRole, holdMember, holdMembers } from './members.store.ts';
export { checkMayAppoint, checkPerson } from './role-rules.ts';
export { registerUserRoutes } from './user.routes.ts';
export { presentUser } from './users.present.ts';
export { findUser } from './users.store.ts';
