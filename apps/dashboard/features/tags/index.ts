export { TagChip } from './tag-chip.tsx';
export { TagEditor } from './tag-editor.tsx';
export { TagsPage } from './tags-page.tsx';
export { useCreateTag, useTagging, useTags } from './use-tags.ts';
