export { ErrorPage } from './errors/error-page.tsx';
export { ProductLayout } from './product-layout.tsx';
