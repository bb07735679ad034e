'use client';
import { CannedAnswersPage } from '../../features/canned-answers/canned-answers-page.tsx';
import { Product } from '../../features/shell/product.tsx';

export default function Page() {
  return <Product>{(login) => <CannedAnswersPage mayChange={login.role !== 'viewer'} />}</Product>;
}
