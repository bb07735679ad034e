/* All that can wait for the server, so that every page sends it in its order. */
import '../conversations/actions.ts';
import '../macros/send-run.ts';
import '../messages/acts.ts';
import '../messages/sending.ts';
import '../tags/use-tags.ts';
