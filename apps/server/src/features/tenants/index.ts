
export { registerTenantRoutes } from './tenants.routes.ts';
export {
  findDefaultCountries,
  findDefaultCountry,
  findTenantName,
  getTenant,
  insertTenant,
  listTenantNames,
} from './tenants.store.ts';
