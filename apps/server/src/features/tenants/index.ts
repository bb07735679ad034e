export { registerTenantRoutes } from './tenants.routes.ts';
export {
  findDefaultCountries,
  findDefaultCountry,
  findTenantName,
  getTenant,
  insertTenant,
  listTenantNames,
  MESSAGE_NOTIFIER,
} from './tenants.store.ts';
