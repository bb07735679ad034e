/* Shows the offline page in this browser's language and theme, and reloads when the network is back. */
const cookies = Object.fromEntries(document.cookie.split('; ').map((pair) => pair.split('=')));
const wanted = [cookies.locale, ...navigator.languages.map((tag) => tag.slice(0, 2)), 'en'];
const sections = [...document.querySelectorAll('section')];
const locale = wanted.find((tag) => sections.some(({ lang }) => lang === tag));
for (const section of sections) section.hidden = section.lang !== locale;
document.documentElement.lang = locale;
document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
if (cookies.theme === 'light' || cookies.theme === 'dark')
  document.documentElement.dataset.theme = cookies.theme;
window.addEventListener('online', () => location.reload());
for (const link of document.querySelectorAll('a'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
