export { TagChip } from './tag-chip.tsx';
export { TagEditor } from './tag-editor.tsx';
export { TagsPage } from './tags-page.tsx';
export { useTags } from './use-tags.ts';
