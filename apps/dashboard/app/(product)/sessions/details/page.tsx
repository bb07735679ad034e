'use client';
import { SessionPage } from '../../../../features/sessions/session-page.tsx';
import { Product } from '../../../../features/shell/product.tsx';

export default function Page() {
  return <Product>{(login) => <SessionPage role={login.role} />}</Product>;
}
