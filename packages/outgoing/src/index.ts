export {
  createOutgoing,
  type Outgoing,
  type OutgoingAnswer,
  OutgoingError,
  type OutgoingRequest,
} from './outgoing.ts';
export { graphPolicy, type OutgoingPolicy, parseNetworks, tenantUrlPolicy } from './policies.ts';
export { isPublicAddress } from './public-address.ts';
