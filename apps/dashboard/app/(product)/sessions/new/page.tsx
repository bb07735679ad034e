'use client';
import { NewSessionPage } from '../../../../features/sessions/new-session-page.tsx';
import { Product } from '../../../../features/shell/product.tsx';

export default function Page() {
  return <Product>{(login) => <NewSessionPage role={login.role} />}</Product>;
}
