export { MacrosPage } from './macros-page.tsx';
export { useRunMacro } from './run-macro.ts';
export { type Macro, useMacros } from './use-macros.ts';
