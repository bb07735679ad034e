export { ProductLayout } from './product-layout.tsx';
export { WayOut } from './way-out.tsx';
