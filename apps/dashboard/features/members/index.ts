export { changeOwnAvailability } from './availability.ts';
export { AvailabilityDot } from './availability-dot.tsx';
export { MembersPage } from './members-page.tsx';
export { useAllMembers, useMembers } from './use-members.ts';
