export { About } from './about.tsx';
export { Notice } from './notice.tsx';
export { PrivacyPage } from './privacy-page.tsx';
export { PublicFooter } from './public-footer.tsx';
export { PublicPage } from './public-page.tsx';
export { TermsPage } from './terms-page.tsx';
