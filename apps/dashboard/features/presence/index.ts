export { Typing } from './typing.tsx';
export { useAnnouncePresence, useTyping } from './use-presence.ts';
export { Viewers } from './viewers.tsx';
