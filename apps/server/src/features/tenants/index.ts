export { presentTenant } from './tenants.present.ts';
export { registerTenantRoutes } from './tenants.routes.ts';
export { getTenant, insertTenant } from './tenants.store.ts';
