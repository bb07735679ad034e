'use client';
import { WelcomePage } from '../../../features/sessions/welcome-page.tsx';
import { Product } from '../../../features/shell/product.tsx';

export default function Page() {
  return <Product>{(login) => <WelcomePage role={login.role} />}</Product>;
}
