export { presentTenant } from './tenants.present.ts';
export { registerTenantRoutes } from './tenants.routes.ts';
export { findDefaultCountries, findDefaultCountry, getTenant, insertTenant } from './tenants.store.ts';
