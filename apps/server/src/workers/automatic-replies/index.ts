export { createAutomaticReplies } from './automatic-replies.ts';
