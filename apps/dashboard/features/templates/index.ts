export { TemplatePicker } from './template-picker.lazy.ts';
