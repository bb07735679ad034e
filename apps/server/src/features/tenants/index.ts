export { registerTenantRoutes } from './tenants.routes.ts';
export { findDefaultCountry, getTenant, insertTenant } from './tenants.store.ts';
