export { presentTenant } from './tenants.present.ts';
export { registerTenantRoutes } from './tenants.routes.ts';
export { insertTenant } from './tenants.store.ts';
