'use client';
import { SessionsPage } from '../../../features/sessions/sessions-page.tsx';
import { Product } from '../../../features/shell/product.tsx';

export default function Page() {
  return <Product>{(login) => <SessionsPage role={login.role} />}</Product>;
}
