export { ErrorPage } from './error-page.tsx';
export { ProductLayout } from './product-layout.tsx';
