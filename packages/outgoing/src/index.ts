export {
  createOutgoing,
  type Outgoing,
  type OutgoingAnswer,
  OutgoingError,
  type OutgoingRequest,
  type Resolve,
} from './outgoing.ts';
export { graphPolicy, type OutgoingPolicy, parseNetworks, tenantUrlPolicy } from './policies.ts';
export { isPublicAddress } from './public-address.ts';
