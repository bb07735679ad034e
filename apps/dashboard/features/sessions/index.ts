export { SessionPage } from './details/session-page.tsx';
export { SessionDot } from './session-dot.tsx';
export { SessionsPage } from './sessions-page.tsx';
export { NewSessionPage } from './setup/new-session-page.tsx';
export { WelcomePage } from './setup/welcome-page.tsx';
export { StateDot } from './state-dot.tsx';
export { useSession, useSessions } from './use-sessions.ts';
