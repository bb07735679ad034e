export { About } from './about.tsx';
export { Picture } from './landing-picture.tsx';
export { LegalPage, LegalSection } from './legal-page.tsx';
export { Notice } from './notice.tsx';
export { PublicFooter } from './public-footer.tsx';
export { PublicPage } from './public-page.tsx';
