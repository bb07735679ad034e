export { Palette } from './palette.lazy.ts';
