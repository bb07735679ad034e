export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys of this business, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /** Create an API key; the key itself is returned only once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with e-mail and password */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own logins in all businesses, newest first */
        get: operations["listLogins"];
        put?: never;
        post?: never;
        /** End all your other logins */
        delete: operations["endOtherLogins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logins/{loginId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your own logins */
        delete: operations["endLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out and revoke the refresh token */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a password reset link by e-mail
         * @description The response is the same for every address.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset the password with an e-mailed link and end all logins */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm your password for sensitive actions, valid for 10 minutes
         * @description Creating API keys, creating invitations and changing roles require that you confirmed your password within the last 10 minutes.
         */
        post: operations["reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token for new tokens */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an account
         * @description For the first owner, for an invited person, and for anyone where sign-up is open.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the sign-in options of this server */
        get: operations["getSignInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a sign-up link by e-mail
         * @description Only where sign-up is open. The response is the same for every address.
         */
        post: operations["requestSignUpLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/switch-tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch to another business you belong to */
        post: operations["switchTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the businesses you belong to, in the order you joined */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/ws-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a WebSocket ticket, valid for 30 seconds */
        post: operations["createSocketTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List shared and your own canned responses, by shortcut */
        get: operations["listCannedResponses"];
        put?: never;
        /** Create a personal or shared canned response */
        post: operations["createCannedResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-responses/{cannedResponseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a canned response */
        get: operations["getCannedResponse"];
        put?: never;
        post?: never;
        /** Delete your own canned response, or any shared one as an admin */
        delete: operations["deleteCannedResponse"];
        options?: never;
        head?: never;
        /** Update your own canned response, or any shared one as an admin */
        patch: operations["updateCannedResponse"];
        trace?: never;
    };
    "/api/v1/canned-responses/{cannedResponseId}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Render a canned response for a conversation */
        get: operations["renderCannedResponse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contacts by filter, newest first or by name */
        get: operations["listContacts"];
        put?: never;
        /** Create a contact */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a contact */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /** Delete a contact with all its conversations, messages and files */
        delete: operations["deleteContact"];
        options?: never;
        head?: never;
        /** Update the given fields of a contact; null clears a field */
        patch: operations["updateContact"];
        trace?: never;
    };
    "/api/v1/contacts/{contactId}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Block and report a contact, and hold back their later messages
         * @description The contact is also blocked on WhatsApp where possible, and is not notified.
         */
        put: operations["blockContact"];
        post?: never;
        /** Unblock a contact; messages already held back stay held back */
        delete: operations["unblockContact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{contactId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a contact into another, which keeps the data of both */
        post: operations["mergeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{contactId}/merge-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List up to 20 contacts that may be the same person, newest first */
        get: operations["listMergeSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{contactId}/merge-suggestions/{suggestionId}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dismiss a merge suggestion permanently */
        post: operations["dismissMergeSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{contactId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add and remove tags of a contact */
        post: operations["tagContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the first 200 names of custom contact attributes */
        get: operations["listContactAttributes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the filtered contacts, up to 10,000 */
        get: operations["countContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete many contacts with all their conversations, messages and files */
        post: operations["bulkDeleteContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the filtered contacts as CSV
         * @description Newest first. Values that a spreadsheet would evaluate as formulas are exported as text.
         */
        get: operations["exportContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add and remove tags of many contacts, and get the changes */
        post: operations["bulkTagContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conversations by filter and search, in the order of `sort` */
        get: operations["listConversations"];
        put?: never;
        /** Get or create the conversation of a session with a contact */
        post: operations["getOrCreateConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a conversation */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Assign a conversation to a member or a team, or unassign it
         * @description If its team assigns round-robin, an unassigned conversation is assigned again automatically.
         */
        patch: operations["assignConversation"];
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the messages of a conversation, paged back or forward in time */
        get: operations["listConversationMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an internal note to a conversation */
        post: operations["createNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark your notifications about a conversation as read
         * @description The conversation itself is not marked as read.
         */
        post: operations["markNotificationsOfConversationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a conversation as pending */
        post: operations["markConversationPending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a conversation as read, here and on WhatsApp */
        post: operations["markConversationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release up to 1,000 held-back messages of a conversation, oldest first */
        post: operations["releaseHeldBackMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen a conversation, whatever its status */
        post: operations["reopenConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve a conversation; a new message from the customer reopens it */
        post: operations["resolveConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/shared-content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the media, files and links of a conversation
         * @description The messages themselves are listed by `GET /conversations/{conversationId}/messages?contains=`.
         */
        get: operations["countSharedContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Snooze a conversation until a time or until the customer replies
         * @description A message from the customer ends the snooze early.
         */
        post: operations["snoozeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add and remove tags of a conversation */
        post: operations["tagConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages and activities of a conversation, newest first
         * @description Activities are changes of the status, assignee, team and tags, with the member or automation that made them. A change that the same member reverts within 30 seconds is removed.
         */
        get: operations["listConversationTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversationId}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a conversation as unread, only here */
        post: operations["markConversationUnread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply one action to many conversations, all or nothing */
        post: operations["bulkUpdateConversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the events after a position in the event log
         * @description Pass `nextCursor` as `afterSeq` to continue; on the last page, pass the `seq` of the last event.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List open invitations, newest first */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person by e-mail, or renew an invitation
         * @description Only owners may invite owners and admins. Where the server sends no mail, the response contains the link.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an invitation */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation with the signed-in account */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look up an invitation by its token */
        post: operations["getInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List shared and your own macros, by name */
        get: operations["listMacros"];
        put?: never;
        /** Create a personal macro, or a shared one as an admin */
        post: operations["createMacro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros/{macroId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a macro */
        get: operations["getMacro"];
        put?: never;
        post?: never;
        /** Delete your own macro, or a shared one as an admin */
        delete: operations["deleteMacro"];
        options?: never;
        head?: never;
        /** Update your own macro, or a shared one as an admin */
        patch: operations["updateMacro"];
        trace?: never;
    };
    "/api/v1/macros/{macroId}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a macro on conversations, all or nothing */
        post: operations["runMacro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file (form field `file`) to send by its id */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file or a range of it */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members of this business, in the order they joined */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member, or leave the business with your own id */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change the role of a member
         * @description Only owners may appoint or change owners and admins.
         */
        patch: operations["updateMemberRole"];
        trace?: never;
    };
    "/api/v1/members/{userId}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set whether a member is assigned conversations automatically
         * @description Members set it for themselves; admins for others too.
         */
        put: operations["updateAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate a member, who then cannot sign in
         * @description Their logins end, their API keys and open invitations are revoked, and their conversations are unassigned. Name, history, teams and personal resources are kept. No-op if already deactivated.
         */
        post: operations["deactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign a member out everywhere in this business
         * @description Only owners may sign out owners and admins.
         */
        delete: operations["endMemberLogins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reactivate a member with their former role
         * @description API keys that were revoked stay revoked. No-op if the member is active.
         */
        post: operations["reactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}/removal-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview what removing a member revokes, unassigns, deletes and keeps */
        get: operations["getMemberRemovalPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a message with its original WhatsApp payloads */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{messageId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a message that has not been sent yet */
        post: operations["cancelMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{messageId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a held-back message and fetch its file */
        post: operations["releaseHeldBackMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{messageId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry a failed or unknown message; an unknown one may arrive twice */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/contact/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all messages with a contact, paged back or forward in time */
        get: operations["listContactMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message; the response is sent once it is accepted */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get metrics of sockets, send queues, intake, backlog, errors and events */
        get: operations["getMonitoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your notifications, newest first */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notificationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a notification */
        delete: operations["deleteNotification"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notificationId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notification as read */
        post: operations["markNotificationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/push-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the key that browsers subscribe to push messages with */
        get: operations["getPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/push-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send push messages to the browser of your login */
        put: operations["setPushSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all your notifications as read */
        post: operations["markAllNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get your notification settings in this business */
        get: operations["getNotificationSettings"];
        /** Set your notification settings in this business */
        put: operations["setNotificationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count your unread notifications */
        get: operations["countUnreadNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the availability of the sandbox on this server */
        get: operations["getSandbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the sandbox; no-op while it runs
         * @description Its numbers reconnect automatically.
         */
        post: operations["startSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search contacts and messages by word prefixes in Arabic, French and English */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the security log of this business, newest first */
        get: operations["listSecurityEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the connected numbers, oldest first */
        get: operations["listSessions"];
        put?: never;
        /** Connect a WhatsApp number after testing its credentials */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a connected number */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /** Disconnect a number and delete its conversations and messages */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        /** Update the name, settings or credentials of a number */
        patch: operations["updateSession"];
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/deletion-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview how much is deleted with a number */
        get: operations["getSessionDeletionPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recent errors of a number, newest first */
        get: operations["listSessionErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the quality, limits and send queue of a number */
        get: operations["getSessionHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the business profile that customers see */
        get: operations["getSessionProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update the business profile that customers see */
        patch: operations["updateSessionProfile"];
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the QR code to scan, for engines that connect by QR code */
        get: operations["getSessionQr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reconnect a number and resume its send queue */
        post: operations["restartSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get message counts per day */
        get: operations["getSessionStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the connection status of a number */
        get: operations["getSessionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the approved templates of a number, by name and language */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/unmatched-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List statuses whose message is not stored (yet), newest first */
        get: operations["listUnmatchedStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/webhook-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List account events, unsupported and unreadable webhook items, newest first */
        get: operations["listWebhookItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}/webhook-items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a webhook item with its original payload */
        get: operations["getWebhookItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a sandbox number and connect it */
        post: operations["createSandboxSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test credentials without storing them */
        post: operations["testSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tags by name */
        get: operations["listTags"];
        put?: never;
        /** Create a tag */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a tag */
        get: operations["getTag"];
        put?: never;
        post?: never;
        /** Delete a tag and remove it from all contacts and conversations */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /** Rename a tag or change its color */
        patch: operations["updateTag"];
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List teams by name */
        get: operations["listTeams"];
        put?: never;
        /** Create a team */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a team */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        /** Delete a team and remove it from its conversations and numbers */
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        /** Update a team or its members */
        patch: operations["updateTeam"];
        trace?: never;
    };
    "/api/v1/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the business profile */
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update the business profile */
        patch: operations["updateTenant"];
        trace?: never;
    };
    "/api/v1/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the signed-in user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update your name, language, theme, time zone or preferences */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/user/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password and end all your other logins */
        post: operations["updatePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List shared and your own views, by position */
        get: operations["listViews"];
        put?: never;
        /** Create a personal view, or a shared one as an admin */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a view */
        get: operations["getView"];
        put?: never;
        post?: never;
        /** Delete your own view, or a shared one as an admin */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /** Update your own view, or a shared one as an admin */
        patch: operations["updateView"];
        trace?: never;
    };
    "/api/v1/views/unread-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count conversations with unread messages, in the inbox and per view */
        get: operations["countUnreadConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedMessage: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Public id with the prefix `msg_`.
             * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            messageId: string;
            /** @enum {string} */
            status: "received" | "scheduled" | "queued" | "sending" | "unknown" | "sent" | "delivered" | "read" | "played" | "failed" | "canceled" | "note";
        };
        /** @description WhatsApp reported on the account: templates, quality, limits, bans, preferences. */
        AccountEventReceivedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                field: string;
                /**
                 * @description Public id with the prefix `itm_`.
                 * @example itm_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                itemId: string;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
                type: string;
            };
            seq: number;
            /** @constant */
            topic: "sessions";
            /** @constant */
            type: "account.event_received";
        };
        Activity: {
            actor: components["schemas"]["ActivityActor"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * @description Public id with the prefix `act_`.
             * @example act_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            previous: {
                snoozedUntil: string | null;
                /** @enum {string} */
                status: "open" | "pending" | "snoozed" | "resolved";
            };
            snoozedUntil: string | null;
            /** @enum {string} */
            status: "open" | "pending" | "snoozed" | "resolved";
            /** @constant */
            type: "status_changed";
        } | {
            actor: components["schemas"]["ActivityActor"];
            assigneeId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * @description Public id with the prefix `act_`.
             * @example act_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            previous: {
                assigneeId: string | null;
            };
            /** @constant */
            type: "assignee_changed";
        } | {
            actor: components["schemas"]["ActivityActor"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * @description Public id with the prefix `act_`.
             * @example act_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            previous: {
                teamId: string | null;
            };
            teamId: string | null;
            /** @constant */
            type: "team_changed";
        } | {
            actor: components["schemas"]["ActivityActor"];
            added: components["schemas"]["TagSummary"][];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * @description Public id with the prefix `act_`.
             * @example act_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            removed: components["schemas"]["TagSummary"][];
            /** @constant */
            type: "tags_changed";
        } | {
            actor: components["schemas"]["ActivityActor"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            contactName: string;
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * @description Public id with the prefix `act_`.
             * @example act_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            /** @constant */
            type: "merged";
        };
        ActivityActor: {
            /** @constant */
            type: "member";
            /**
             * @description Public id with the prefix `usr_`.
             * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            userId: string;
        } | {
            /**
             * @description Public id with the prefix `key_`.
             * @example key_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            apiKeyId: string;
            name: string | null;
            /** @constant */
            type: "api_key";
        } | {
            /** @constant */
            type: "customer";
        } | {
            /** @constant */
            type: "system";
        };
        ApiKey: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            expiresAt: string | null;
            /**
             * @description Public id with the prefix `key_`.
             * @example key_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            last4: string;
            lastUsedAt: string | null;
            name: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin";
        };
        AssignConversationInput: {
            assigneeId?: string | null;
            teamId?: string | null;
        };
        /** @description A ticket from the API, which works once, or proof of an API key: HMAC-SHA256 over the nonce of this connection's `challenge`, in lower-case hex. The HMAC key is HMAC-SHA256 over the text `waqtor websocket proof`, keyed with the key's secret: the last 43 characters of the API key. Each nonce is valid for one attempt. */
        AuthFrame: {
            /** @constant */
            op: "auth";
            ticket: string;
        } | {
            apiKeyId: string;
            /** @constant */
            op: "auth";
            signature: string;
        };
        /** @enum {string} */
        Availability: "available" | "away";
        /** @enum {string} */
        AvailabilityInput: "available" | "away";
        BlockContactInput: {
            /**
             * @default spam
             * @enum {string}
             */
            reason: "spam" | "abuse" | "other";
        };
        BulkConversationsInput: {
            /** @constant */
            action: "assign";
            /**
             * @description Public id with the prefix `usr_`.
             * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            assigneeId: string;
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "unassign";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "assign_team";
            conversationIds: string[];
            teamId: string | null;
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "resolve";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "reopen";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "mark_pending";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "snooze";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            until?: string;
            /** @constant */
            untilReply?: true;
        } | {
            /** @constant */
            action: "mark_read";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "mark_unread";
            conversationIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "tag";
            conversationIds: string[];
            tagIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        } | {
            /** @constant */
            action: "untag";
            conversationIds: string[];
            tagIds: string[];
            /**
             * @description Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.
             * @constant
             */
            undo?: true;
        };
        CannedResponse: {
            category: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            /**
             * @description Public id with the prefix `can_`.
             * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            media: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            } | null;
            placeholders: ("contact.name" | "contact.phone" | "agent.name" | "business.name")[];
            scope: components["schemas"]["Scope"];
            shortcut: string;
            title: string;
            translations: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
        };
        /** @description A canned response was created. */
        CannedResponseCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                cannedResponse: components["schemas"]["CannedResponse"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "canned_response.created";
        };
        /** @description A canned response was deleted, or the recipient of the event may no longer see it. */
        CannedResponseDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `can_`.
                 * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                cannedResponseId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "canned_response.deleted";
        };
        /** @description A canned response changed. */
        CannedResponseUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                cannedResponse: components["schemas"]["CannedResponse"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "canned_response.updated";
        };
        /** @description The nonce to sign, valid for one attempt on this connection. */
        ChallengeFrame: {
            nonce: string;
            /** @constant */
            op: "challenge";
        };
        ChangedConversation: {
            changes: {
                assigneeId?: string | null;
                heldBackCount?: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                lastMessageAt?: string;
                match?: {
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC
                     * @example 2026-11-20T18:00:00.000Z
                     */
                    at: string;
                    /**
                     * @description Public id with the prefix `msg_`.
                     * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                     */
                    messageId: string;
                    snippet: {
                        highlights: {
                            end: number;
                            start: number;
                        }[];
                        text: string;
                    };
                };
                snoozedUntil?: string | null;
                /** @enum {string} */
                status?: "open" | "pending" | "snoozed" | "resolved";
                tags?: components["schemas"]["TagSummary"][];
                teamId?: string | null;
                unreadCount?: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                updatedAt?: string;
                windowExpiresAt?: string | null;
            };
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            previous: {
                assigneeId?: string | null;
                heldBackCount?: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                lastMessageAt?: string;
                match?: {
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC
                     * @example 2026-11-20T18:00:00.000Z
                     */
                    at: string;
                    /**
                     * @description Public id with the prefix `msg_`.
                     * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                     */
                    messageId: string;
                    snippet: {
                        highlights: {
                            end: number;
                            start: number;
                        }[];
                        text: string;
                    };
                };
                snoozedUntil?: string | null;
                /** @enum {string} */
                status?: "open" | "pending" | "snoozed" | "resolved";
                tags?: components["schemas"]["TagSummary"][];
                teamId?: string | null;
                unreadCount?: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                updatedAt?: string;
                windowExpiresAt?: string | null;
            };
        };
        ClientFrame: components["schemas"]["RequestChallengeFrame"] | components["schemas"]["AuthFrame"] | components["schemas"]["SubscribeFrame"] | components["schemas"]["UnsubscribeFrame"] | components["schemas"]["SendPresenceFrame"] | components["schemas"]["PingFrame"];
        ConnectionTest: {
            displayName: string | null;
            isConnected: boolean;
            phoneNumber: string | null;
            problems: components["schemas"]["Problem"][];
        };
        Contact: {
            attributes: {
                [key: string]: unknown;
            };
            blockedAt: string | null;
            blockReason: ("spam" | "abuse" | "other") | null;
            bsuid: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            displayName: string;
            email: string | null;
            groupId: string | null;
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            language: string | null;
            lid: string | null;
            name: string | null;
            optedOutAt: string | null;
            parentBsuid: string | null;
            /**
             * @description E.164 with +
             * @example +212612345678
             */
            phone: string | null;
            profileName: string | null;
            suppressedAt: string | null;
            suppressedReason: string | null;
            tags: components["schemas"]["TagSummary"][];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
            username: string | null;
        };
        ContactCard: {
            addresses?: ({
                city?: string;
                country?: string;
                country_code?: string;
                state?: string;
                street?: string;
                type?: string;
                zip?: string;
            } & {
                [key: string]: unknown;
            })[];
            birthday?: string;
            emails?: ({
                email?: string;
                type?: string;
            } & {
                [key: string]: unknown;
            })[];
            name?: {
                first_name?: string;
                formatted_name?: string;
                last_name?: string;
                middle_name?: string;
                prefix?: string;
                suffix?: string;
            } & {
                [key: string]: unknown;
            };
            org?: {
                company?: string;
                department?: string;
                title?: string;
            } & {
                [key: string]: unknown;
            };
            phones?: ({
                phone?: string;
                type?: string;
                wa_id?: string;
            } & {
                [key: string]: unknown;
            })[];
            urls?: ({
                type?: string;
                url?: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        ContactCardInput: {
            addresses?: ({
                city?: string;
                country?: string;
                country_code?: string;
                state?: string;
                street?: string;
                type?: string;
                zip?: string;
            } & {
                [key: string]: unknown;
            })[];
            birthday?: string;
            emails?: ({
                email?: string;
                type?: string;
            } & {
                [key: string]: unknown;
            })[];
            name?: {
                first_name?: string;
                formatted_name?: string;
                last_name?: string;
                middle_name?: string;
                prefix?: string;
                suffix?: string;
            } & {
                [key: string]: unknown;
            };
            org?: {
                company?: string;
                department?: string;
                title?: string;
            } & {
                [key: string]: unknown;
            };
            phones?: ({
                phone?: string;
                type?: string;
                wa_id?: string;
            } & {
                [key: string]: unknown;
            })[];
            urls?: ({
                type?: string;
                url?: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        ContactCount: {
            count: number;
            hasMore: boolean;
        };
        /** @description A contact was created. */
        ContactCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                contact: components["schemas"]["Contact"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "contact.created";
        };
        /** @description A contact was deleted. Also replaces earlier events that referred to the contact. */
        ContactDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "contact.deleted";
        };
        /** @description Two contacts were merged: `sourceId` was deleted, and everything in it moved to `targetId`. */
        ContactMergedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sourceId: string;
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                targetId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "contact.merged";
        };
        /** @description A member decided that two contacts are not the same person. */
        ContactMergeDismissedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                contactIds: string[];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "contact.merge_dismissed";
        };
        /** @description Two contacts may be the same person; a member has to decide. */
        ContactMergeSuggestedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                contactIds: string[];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "contact.merge_suggested";
        };
        /** @description A contact changed. */
        ContactUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                contact: components["schemas"]["Contact"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "contact.updated";
        };
        Conversation: {
            assigneeId: string | null;
            contact: components["schemas"]["Contact"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            heldBackCount: number;
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            lastMessage: components["schemas"]["Message"] | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            lastMessageAt: string;
            match?: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                at: string;
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
                snippet: {
                    highlights: {
                        end: number;
                        start: number;
                    }[];
                    text: string;
                };
            };
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
            snoozedUntil: string | null;
            /** @enum {string} */
            status: "open" | "pending" | "snoozed" | "resolved";
            tags: components["schemas"]["TagSummary"][];
            teamId: string | null;
            unreadCount: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
            windowExpiresAt: string | null;
        };
        /** @description The status, assignee, team or tags of a conversation changed. `activity` says who changed what. */
        ConversationActivityAddedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                activity: components["schemas"]["Activity"];
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "conversation.activity_added";
        };
        /** @description A member undid their own change within 30 seconds, so its activity was removed. */
        ConversationActivityRemovedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `act_`.
                 * @example act_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                activityId: string;
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "conversation.activity_removed";
        };
        /** @description A conversation was created. `changes` is the whole conversation. */
        ConversationCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                changes: components["schemas"]["Conversation"];
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "conversation.created";
        };
        ConversationFilters: {
            assignee?: string;
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId?: string;
            /** @enum {string} */
            heldBack?: "true" | "false";
            q?: string;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId?: string;
            /** @enum {string} */
            sort?: "newest" | "oldest" | "longest_waiting" | "window_closing";
            status?: string;
            tags?: string;
            team?: string;
            /** @enum {string} */
            unread?: "true" | "false";
            /** @enum {string} */
            windowExpiringSoon?: "true" | "false";
        };
        ConversationFiltersInput: {
            assignee?: string;
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId?: string;
            /** @enum {string} */
            heldBack?: "true" | "false";
            q?: string;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId?: string;
            /** @enum {string} */
            sort?: "newest" | "oldest" | "longest_waiting" | "window_closing";
            status?: string;
            tags?: string;
            team?: string;
            /** @enum {string} */
            unread?: "true" | "false";
            /** @enum {string} */
            windowExpiringSoon?: "true" | "false";
        };
        /** @description Two conversations were merged: `sourceId` was deleted, and everything in it moved to `targetId`. */
        ConversationMergedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sourceId: string;
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                targetId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "conversation.merged";
        };
        /** @description A conversation changed. `changes` contains the changed fields. */
        ConversationUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                changes: {
                    assigneeId?: string | null;
                    contact?: components["schemas"]["Contact"];
                    heldBackCount?: number;
                    lastMessage?: components["schemas"]["Message"] | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC
                     * @example 2026-11-20T18:00:00.000Z
                     */
                    lastMessageAt?: string;
                    match?: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC
                         * @example 2026-11-20T18:00:00.000Z
                         */
                        at: string;
                        /**
                         * @description Public id with the prefix `msg_`.
                         * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                         */
                        messageId: string;
                        snippet: {
                            highlights: {
                                end: number;
                                start: number;
                            }[];
                            text: string;
                        };
                    };
                    snoozedUntil?: string | null;
                    /** @enum {string} */
                    status?: "open" | "pending" | "snoozed" | "resolved";
                    tags?: components["schemas"]["TagSummary"][];
                    teamId?: string | null;
                    unreadCount?: number;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC
                     * @example 2026-11-20T18:00:00.000Z
                     */
                    updatedAt?: string;
                    windowExpiresAt?: string | null;
                };
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "conversation.updated";
        };
        /** @description The users who are viewing a conversation; `viewers` is empty if there are none. */
        ConversationViewers: {
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            viewers: components["schemas"]["Viewer"][];
        };
        CreateCannedResponseInput: {
            /** @default null */
            category: string | null;
            /** @default null */
            mediaId: string | null;
            /** @default shared */
            scope: components["schemas"]["ScopeInput"];
            shortcut: string;
            title: string;
            translations: {
                [key: string]: string;
            };
        };
        CreateContactInput: {
            attributes?: {
                [key: string]: unknown;
            };
            bsuid?: string;
            /** Format: email */
            email?: string;
            language?: string;
            lid?: string;
            name?: string;
            phone?: string;
            username?: string;
        };
        CreatedApiKey: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            expiresAt: string | null;
            /**
             * @description Public id with the prefix `key_`.
             * @example key_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            /** @example wq_<32 hex digits>_<43 characters> */
            key: string;
            last4: string;
            lastUsedAt: string | null;
            name: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin";
        };
        CreatedInvitation: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            email: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            expiresAt: string;
            /**
             * @description Public id with the prefix `inv_`.
             * @example inv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            invitedBy: string | null;
            link: string | null;
            role: components["schemas"]["MemberRole"];
        };
        CreatedSession: {
            capabilities: {
                [key: string]: {
                    /** @enum {string} */
                    level: "full" | "limited" | "none";
                    maxBytes?: number;
                    maxLength?: number;
                    maxStaticBytes?: number;
                    readonly mimeTypes?: string[];
                    note?: string;
                };
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /** @enum {string} */
            engine: "cloud" | "baileys" | "wwebjs";
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            isSimulated: boolean;
            name: string;
            phoneNumber: string | null;
            phoneNumberId: string | null;
            settings: {
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "inactivityHours": 24,
                 *       "translations": {}
                 *     }
                 */
                autoReply: {
                    inactivityHours: number;
                    isEnabled: boolean;
                    translations: {
                        ar?: string;
                        en?: string;
                        fr?: string;
                    };
                };
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "translations": {}
                 *     }
                 */
                awayMessage: {
                    isEnabled: boolean;
                    translations: {
                        ar?: string;
                        en?: string;
                        fr?: string;
                    };
                };
                /** @default true */
                enforcePairRateLimit: boolean;
                /** @default null */
                inboundLimitPerMinute: number | null;
                /**
                 * @default en
                 * @enum {string}
                 */
                language: "ar" | "en" | "fr";
                /** @default 80 */
                messagesPerSecond: number;
                /** @default null */
                retryUnknownAfterMs: number | null;
                /** @default null */
                teamId: string | null;
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "timeZone": "UTC",
                 *       "week": {
                 *         "mon": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "tue": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "wed": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "thu": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "fri": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "sat": [],
                 *         "sun": []
                 *       },
                 *       "closedDates": []
                 *     }
                 */
                workingHours: {
                    closedDates: string[];
                    isEnabled: boolean;
                    timeZone: string;
                    week: {
                        fri: {
                            from: string;
                            to: string;
                        }[];
                        mon: {
                            from: string;
                            to: string;
                        }[];
                        sat: {
                            from: string;
                            to: string;
                        }[];
                        sun: {
                            from: string;
                            to: string;
                        }[];
                        thu: {
                            from: string;
                            to: string;
                        }[];
                        tue: {
                            from: string;
                            to: string;
                        }[];
                        wed: {
                            from: string;
                            to: string;
                        }[];
                    };
                };
            };
            status: components["schemas"]["SessionStatus"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            statusChangedAt: string;
            statusMessage: string | null;
            statusReason: components["schemas"]["SessionStatusReason"] | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
            verifyToken: string;
            wabaId: string | null;
            warnings: components["schemas"]["SessionWarning"][];
            webhookUrl: string;
        };
        CreateMacroInput: {
            actions: components["schemas"]["MacroActionInput"][];
            name: string;
            /** @default personal */
            scope: components["schemas"]["ScopeInput"];
        };
        CreateNoteInput: {
            mentions?: string[];
            text: string;
        };
        CreateTagInput: {
            /** @default gray */
            color: components["schemas"]["TagColorInput"];
            name: string;
        };
        CreateTeamInput: {
            /** @default manual */
            assignment: components["schemas"]["TeamAssignmentInput"];
            /** @default null */
            description: string | null;
            /** @default null */
            maxOpenConversationsPerMember: number | null;
            /** @default [] */
            memberIds: string[];
            name: string;
        };
        CreateViewInput: {
            filters: components["schemas"]["ConversationFiltersInput"];
            name: string;
            position?: number;
            /** @default personal */
            scope: components["schemas"]["ScopeInput"];
        };
        DeleteContactsInput: {
            contactIds: string[];
        };
        EmptyResponse: Record<string, never>;
        /** @description A request was refused. `code` is one of the API's error codes. `cursor_expired` and `invalid_cursor` contain `oldestSeq`, the oldest `afterSeq` that is still accepted, and `latestSeq`. All topics are unsubscribed: fetch the state again, then subscribe with `afterSeq: latestSeq`. */
        ErrorFrame: {
            code: string;
            details?: components["schemas"]["Problem"][];
            latestSeq?: number;
            message: string;
            oldestSeq?: number;
            /** @constant */
            op: "error";
        };
        ErrorResponse: {
            error: {
                /** @enum {string} */
                code: "validation_failed" | "malformed_json" | "invalid_cursor" | "payload_too_large" | "unsupported_content_type" | "not_found" | "route_not_found" | "method_not_allowed" | "rate_limited" | "too_many_concurrent_requests" | "idempotency_key_reused" | "internal_error" | "database_unavailable" | "storage_full" | "overloaded" | "shutting_down" | "unauthenticated" | "invalid_credentials" | "token_expired" | "login_ended" | "refresh_token_reused" | "api_key_revoked" | "forbidden" | "reauthentication_required" | "origin_not_allowed" | "invalid_signature" | "invalid_verify_token" | "sign_up_closed" | "invalid_setup_token" | "sign_up_link_required" | "email_exists" | "invalid_invitation" | "invalid_password_reset" | "not_a_member" | "last_owner" | "already_member" | "session_not_connected" | "unsupported_group" | "session_connection_failed" | "session_exists" | "session_required" | "sandbox_not_configured" | "sandbox_unavailable" | "engine_unavailable" | "unsupported_capability" | "provider_rejected" | "provider_unavailable" | "invalid_phone_number" | "recipient_is_group" | "unsupported_recipient_address" | "recipient_required" | "recipient_blocked" | "recipient_suppressed" | "message_empty" | "message_too_long" | "window_closed" | "referenced_message_pending" | "referenced_message_not_sent" | "message_not_retryable" | "message_not_cancelable" | "schedule_too_far" | "upload_quota_exceeded" | "media_too_large" | "unsupported_file_type" | "image_too_large" | "media_unreadable" | "media_conversion_failed" | "audio_conversion_unavailable" | "media_pending" | "media_held_back" | "media_gone" | "link_expired" | "contact_exists" | "contact_identity_required" | "cannot_merge_into_itself" | "assignee_not_member" | "team_exists" | "tag_exists" | "mention_not_member" | "shortcut_exists" | "unknown_placeholder" | "cursor_expired";
                details: components["schemas"]["Problem"][];
                docUrl: string;
                message: string;
                requestId: string;
            };
            /** @constant */
            success: false;
        };
        Event: components["schemas"]["MessageCreatedEvent"] | components["schemas"]["MessageHeldBackEvent"] | components["schemas"]["MessageMediaUpdatedEvent"] | components["schemas"]["MessageReceivedEvent"] | components["schemas"]["MessageReleasedEvent"] | components["schemas"]["MessageStatusUnmatchedEvent"] | components["schemas"]["MessageUpdatedEvent"] | components["schemas"]["ConversationActivityAddedEvent"] | components["schemas"]["ConversationActivityRemovedEvent"] | components["schemas"]["ConversationCreatedEvent"] | components["schemas"]["ConversationMergedEvent"] | components["schemas"]["ConversationUpdatedEvent"] | components["schemas"]["ContactCreatedEvent"] | components["schemas"]["ContactDeletedEvent"] | components["schemas"]["ContactMergeDismissedEvent"] | components["schemas"]["ContactMergeSuggestedEvent"] | components["schemas"]["ContactMergedEvent"] | components["schemas"]["ContactUpdatedEvent"] | components["schemas"]["TagCreatedEvent"] | components["schemas"]["TagDeletedEvent"] | components["schemas"]["TagUpdatedEvent"] | components["schemas"]["ViewCreatedEvent"] | components["schemas"]["ViewDeletedEvent"] | components["schemas"]["ViewUpdatedEvent"] | components["schemas"]["MacroCreatedEvent"] | components["schemas"]["MacroDeletedEvent"] | components["schemas"]["MacroUpdatedEvent"] | components["schemas"]["CannedResponseCreatedEvent"] | components["schemas"]["CannedResponseDeletedEvent"] | components["schemas"]["CannedResponseUpdatedEvent"] | components["schemas"]["AccountEventReceivedEvent"] | components["schemas"]["SessionCreatedEvent"] | components["schemas"]["SessionDeletedEvent"] | components["schemas"]["SessionErrorReportedEvent"] | components["schemas"]["SessionUpdatedEvent"] | components["schemas"]["WebhookItemUnreadableEvent"] | components["schemas"]["MemberAddedEvent"] | components["schemas"]["MemberRemovedEvent"] | components["schemas"]["MemberUpdatedEvent"] | components["schemas"]["TenantUpdatedEvent"] | components["schemas"]["TeamCreatedEvent"] | components["schemas"]["TeamDeletedEvent"] | components["schemas"]["TeamUpdatedEvent"] | components["schemas"]["NotificationCreatedEvent"] | components["schemas"]["NotificationDeletedEvent"] | components["schemas"]["NotificationReadEvent"];
        EventFrame: {
            /** @constant */
            op: "event";
        } & components["schemas"]["Event"];
        /** @enum {string} */
        EventTopic: "conversations" | "sessions" | "campaigns" | "bots" | "notifications" | "workspace";
        Invitation: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            email: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            expiresAt: string;
            /**
             * @description Public id with the prefix `inv_`.
             * @example inv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            invitedBy: string | null;
            role: components["schemas"]["MemberRole"];
        };
        InvitationPreview: {
            email: string;
            hasAccount: boolean;
            role: components["schemas"]["MemberRole"];
            tenantName: string;
        };
        Login: {
            /** @enum {string} */
            client: "browser" | "api_client";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Public id with the prefix `lgn_`.
             * @example lgn_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            ip: string | null;
            isCurrent: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            refreshedAt: string;
            /**
             * @description Public id with the prefix `ten_`.
             * @example ten_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            tenantId: string;
            userAgent: string | null;
        };
        LoginResult: {
            accessToken: string;
            availability: components["schemas"]["Availability"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            expiresAt: string;
            refreshToken: string | null;
            role: components["schemas"]["MemberRole"];
            tenant: {
                /**
                 * @description Public id with the prefix `ten_`.
                 * @example ten_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                id: string;
                name: string;
            };
            user: components["schemas"]["User"];
        };
        Macro: {
            actions: components["schemas"]["MacroAction"][];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            /**
             * @description Public id with the prefix `mac_`.
             * @example mac_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            name: string;
            scope: components["schemas"]["Scope"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
        };
        MacroAction: {
            /** @constant */
            action: "assign";
            assigneeId: "me" | string;
        } | {
            /** @constant */
            action: "unassign";
        } | {
            /** @constant */
            action: "assign_team";
            teamId: string | null;
        } | {
            /** @constant */
            action: "resolve";
        } | {
            /** @constant */
            action: "reopen";
        } | {
            /** @constant */
            action: "mark_pending";
        } | {
            /** @constant */
            action: "snooze";
            durationMinutes: number | null;
        } | {
            /** @constant */
            action: "mark_read";
        } | {
            /** @constant */
            action: "mark_unread";
        } | {
            /** @constant */
            action: "tag";
            tagIds: string[];
        } | {
            /** @constant */
            action: "untag";
            tagIds: string[];
        } | {
            /** @constant */
            action: "note";
            text: string;
        } | {
            /** @constant */
            action: "send";
            text: string;
        } | {
            /** @constant */
            action: "send_canned_response";
            /**
             * @description Public id with the prefix `can_`.
             * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            cannedResponseId: string;
        };
        MacroActionInput: {
            /** @constant */
            action: "assign";
            assigneeId: "me" | string;
        } | {
            /** @constant */
            action: "unassign";
        } | {
            /** @constant */
            action: "assign_team";
            teamId: string | null;
        } | {
            /** @constant */
            action: "resolve";
        } | {
            /** @constant */
            action: "reopen";
        } | {
            /** @constant */
            action: "mark_pending";
        } | {
            /** @constant */
            action: "snooze";
            durationMinutes: number | null;
        } | {
            /** @constant */
            action: "mark_read";
        } | {
            /** @constant */
            action: "mark_unread";
        } | {
            /** @constant */
            action: "tag";
            tagIds: string[];
        } | {
            /** @constant */
            action: "untag";
            tagIds: string[];
        } | {
            /** @constant */
            action: "note";
            text: string;
        } | {
            /** @constant */
            action: "send";
            text: string;
        } | {
            /** @constant */
            action: "send_canned_response";
            /**
             * @description Public id with the prefix `can_`.
             * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            cannedResponseId: string;
        };
        /** @description A macro was created. */
        MacroCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                macro: components["schemas"]["Macro"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "macro.created";
        };
        /** @description A macro was deleted. */
        MacroDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `mac_`.
                 * @example mac_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                macroId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "macro.deleted";
        };
        MacroRun: {
            changed: components["schemas"]["ChangedConversation"][];
            messageIds: string[];
        };
        /** @description A macro changed. */
        MacroUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                macro: components["schemas"]["Macro"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "macro.updated";
        };
        Media: {
            error: string | null;
            filename: string | null;
            id: string;
            mimeType: string | null;
            sha256: string | null;
            size: number | null;
            /** @enum {string} */
            status: "pending" | "stored" | "failed" | "held_back";
            url: string | null;
        };
        Member: {
            availability: components["schemas"]["Availability"];
            deactivatedAt: string | null;
            email: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            joinedAt: string;
            lastLoginAt: string | null;
            name: string;
            role: components["schemas"]["MemberRole"];
            /**
             * @description Public id with the prefix `usr_`.
             * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            userId: string;
        };
        /** @description A user joined the tenant. */
        MemberAddedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                member: components["schemas"]["Member"];
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "member.added";
        };
        MemberRemovalPreview: {
            groups: {
                count: number;
                items: {
                    id: string;
                    name: string | null;
                }[];
                /** @enum {string} */
                outcome: "revoked" | "unassigned" | "deleted" | "kept";
                /** @enum {string} */
                type: "api_keys" | "invitations" | "conversations" | "canned_responses" | "macros" | "views";
            }[];
        };
        /** @description A user is no longer a member of the tenant. */
        MemberRemovedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "member.removed";
        };
        /** @enum {string} */
        MemberRole: "viewer" | "agent" | "admin" | "owner";
        /** @enum {string} */
        MemberRoleInput: "viewer" | "agent" | "admin" | "owner";
        Membership: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            joinedAt: string;
            role: components["schemas"]["MemberRole"];
            tenant: {
                /**
                 * @description Public id with the prefix `ten_`.
                 * @example ten_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                id: string;
                name: string;
            };
        };
        /** @description The role or the availability of a member changed, or they were deactivated or reactivated. */
        MemberUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                member: components["schemas"]["Member"];
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "member.updated";
        };
        MergeContactInput: {
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            targetId: string;
        };
        MergeSuggestion: {
            contact: components["schemas"]["Contact"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Public id with the prefix `mrg_`.
             * @example mrg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            /** @enum {string} */
            type: "phone" | "bsuid" | "lid" | "username";
            value: string;
        };
        Message: {
            ack: -1 | 0 | 1 | 2 | 3 | 4;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            authorId: string | null;
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId: string;
            content: components["schemas"]["MessageContent"];
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /** @enum {string} */
            direction: "in" | "out" | "internal";
            error: {
                code: number | null;
                details: string | null;
                message: string;
                reason: string;
            } | null;
            groupId: string | null;
            heldBackReason: ("blocked" | "rate_limit") | null;
            /**
             * @description Public id with the prefix `msg_`.
             * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            /** @enum {string} */
            origin: "customer" | "agent" | "api" | "bot" | "campaign" | "business_app" | "history" | "system";
            providerId: string | null;
            replyToProviderId: string | null;
            scheduledAt: string | null;
            sender: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
                name: string;
            } | null;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
            /** @enum {string} */
            status: "received" | "scheduled" | "queued" | "sending" | "unknown" | "sent" | "delivered" | "read" | "played" | "failed" | "canceled" | "note";
            statusTimestamps: {
                [key: string]: string;
            };
            targetProviderId: string | null;
            text: string | null;
        };
        MessageContent: {
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            previewUrl?: boolean;
            text: string;
            /** @constant */
            type: "text";
        } | {
            caption?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            media?: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            };
            /** @constant */
            type: "image";
        } | {
            caption?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            media?: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            };
            /** @constant */
            type: "video";
        } | {
            caption?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            media?: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            };
            /** @constant */
            type: "audio";
            voice?: boolean;
        } | {
            caption?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            filename?: string;
            media?: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            };
            /** @constant */
            type: "document";
        } | {
            animated?: boolean;
            caption?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            media?: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            };
            /** @constant */
            type: "sticker";
        } | {
            address?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            latitude: number;
            longitude: number;
            name?: string;
            /** @constant */
            type: "location";
            url?: string;
        } | {
            contacts: components["schemas"]["ContactCard"][];
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            /** @constant */
            type: "contacts";
        } | {
            emoji: string | null;
            targetProviderId: string;
            /** @constant */
            type: "reaction";
        } | {
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            payload?: string;
            text: string;
            /** @constant */
            type: "button";
        } | {
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            description?: string;
            id?: string;
            /** @enum {string} */
            replyType: "button" | "list" | "flow" | "call_permission" | "other";
            response?: unknown;
            title?: string;
            /** @constant */
            type: "interactive_reply";
        } | {
            catalogId?: string;
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            items: {
                currency?: string;
                price?: number;
                productId: string;
                quantity?: number;
            }[];
            text?: string;
            /** @constant */
            type: "order";
        } | {
            details?: {
                [key: string]: unknown;
            };
            event: string;
            newPhone?: string;
            text?: string;
            /** @constant */
            type: "system";
        } | {
            targetProviderId: string;
            /** @constant */
            type: "revoke";
        } | {
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            /** @constant */
            type: "request_welcome";
        } | {
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            details?: {
                [key: string]: unknown;
            };
            errors: {
                [key: string]: unknown;
            }[];
            /** @constant */
            type: "unsupported";
        } | {
            context?: {
                /** @enum {string} */
                forwarded?: "forwarded" | "frequently_forwarded";
                referral?: {
                    [key: string]: unknown;
                };
                referredProduct?: {
                    [key: string]: unknown;
                };
            };
            kind: string;
            payload: unknown;
            /** @constant */
            type: "unknown";
        } | {
            action: {
                buttons: {
                    id: string;
                    title: string;
                }[];
                /** @constant */
                type: "buttons";
            } | {
                button: string;
                sections: {
                    rows: {
                        description?: string;
                        id: string;
                        title: string;
                    }[];
                    title?: string;
                }[];
                /** @constant */
                type: "list";
            } | {
                displayText: string;
                /** @constant */
                type: "link";
                /** Format: uri */
                url: string;
            };
            body: string;
            footer?: string;
            header?: string;
            /** @constant */
            type: "interactive";
        } | {
            /** @enum {string} */
            category?: "marketing" | "utility" | "authentication";
            components?: {
                [key: string]: unknown;
            }[];
            language: string;
            name: string;
            rendered?: {
                body: string;
                buttons: {
                    code?: string;
                    text: string;
                    type: string;
                    url: string | null;
                }[];
                cards?: {
                    body: string;
                    buttons: {
                        code?: string;
                        text: string;
                        type: string;
                        url: string | null;
                    }[];
                    header: {
                        filename: string | null;
                        /** @enum {string} */
                        format: "text" | "image" | "video" | "document" | "location";
                        text: string | null;
                    } | null;
                }[];
                footer: string | null;
                header: {
                    filename: string | null;
                    /** @enum {string} */
                    format: "text" | "image" | "video" | "document" | "location";
                    text: string | null;
                } | null;
                limitedTimeOffer?: {
                    /** Format: date-time */
                    expiresAt?: string;
                    text: string;
                };
            };
            /** @constant */
            type: "template";
        } | {
            mentions?: string[];
            text: string;
            /** @constant */
            type: "note";
        } | {
            amount?: number;
            currency?: string;
            errors?: {
                code: number;
                details?: string;
                title?: string;
            }[];
            method?: string;
            referenceId?: string;
            status: string;
            transactionId?: string;
            transactionStatus?: string;
            /** @constant */
            type: "payment";
        } | {
            durationSeconds?: number;
            /** Format: date-time */
            endedAt?: string;
            errors?: {
                code: number;
                details?: string;
                title?: string;
            }[];
            /** @enum {string} */
            outcome: "ringing" | "missed" | "unanswered" | "rejected" | "answered" | "completed";
            /** Format: date-time */
            startedAt?: string;
            /** @constant */
            type: "call";
        } | {
            content: {
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                previewUrl?: boolean;
                text: string;
                /** @constant */
                type: "text";
            } | {
                caption?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                media?: {
                    error: string | null;
                    filename: string | null;
                    id: string;
                    mimeType: string | null;
                    sha256: string | null;
                    size: number | null;
                    /** @enum {string} */
                    status: "pending" | "stored" | "failed" | "held_back";
                    url: string | null;
                };
                /** @constant */
                type: "image";
            } | {
                caption?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                media?: {
                    error: string | null;
                    filename: string | null;
                    id: string;
                    mimeType: string | null;
                    sha256: string | null;
                    size: number | null;
                    /** @enum {string} */
                    status: "pending" | "stored" | "failed" | "held_back";
                    url: string | null;
                };
                /** @constant */
                type: "video";
            } | {
                caption?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                media?: {
                    error: string | null;
                    filename: string | null;
                    id: string;
                    mimeType: string | null;
                    sha256: string | null;
                    size: number | null;
                    /** @enum {string} */
                    status: "pending" | "stored" | "failed" | "held_back";
                    url: string | null;
                };
                /** @constant */
                type: "audio";
                voice?: boolean;
            } | {
                caption?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                filename?: string;
                media?: {
                    error: string | null;
                    filename: string | null;
                    id: string;
                    mimeType: string | null;
                    sha256: string | null;
                    size: number | null;
                    /** @enum {string} */
                    status: "pending" | "stored" | "failed" | "held_back";
                    url: string | null;
                };
                /** @constant */
                type: "document";
            } | {
                animated?: boolean;
                caption?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                media?: {
                    error: string | null;
                    filename: string | null;
                    id: string;
                    mimeType: string | null;
                    sha256: string | null;
                    size: number | null;
                    /** @enum {string} */
                    status: "pending" | "stored" | "failed" | "held_back";
                    url: string | null;
                };
                /** @constant */
                type: "sticker";
            } | {
                address?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                latitude: number;
                longitude: number;
                name?: string;
                /** @constant */
                type: "location";
                url?: string;
            } | {
                contacts: components["schemas"]["ContactCard"][];
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                /** @constant */
                type: "contacts";
            } | {
                emoji: string | null;
                targetProviderId: string;
                /** @constant */
                type: "reaction";
            } | {
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                payload?: string;
                text: string;
                /** @constant */
                type: "button";
            } | {
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                description?: string;
                id?: string;
                /** @enum {string} */
                replyType: "button" | "list" | "flow" | "call_permission" | "other";
                response?: unknown;
                title?: string;
                /** @constant */
                type: "interactive_reply";
            } | {
                catalogId?: string;
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                items: {
                    currency?: string;
                    price?: number;
                    productId: string;
                    quantity?: number;
                }[];
                text?: string;
                /** @constant */
                type: "order";
            } | {
                details?: {
                    [key: string]: unknown;
                };
                event: string;
                newPhone?: string;
                text?: string;
                /** @constant */
                type: "system";
            } | {
                targetProviderId: string;
                /** @constant */
                type: "revoke";
            } | {
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                /** @constant */
                type: "request_welcome";
            } | {
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                details?: {
                    [key: string]: unknown;
                };
                errors: {
                    [key: string]: unknown;
                }[];
                /** @constant */
                type: "unsupported";
            } | {
                context?: {
                    /** @enum {string} */
                    forwarded?: "forwarded" | "frequently_forwarded";
                    referral?: {
                        [key: string]: unknown;
                    };
                    referredProduct?: {
                        [key: string]: unknown;
                    };
                };
                kind: string;
                payload: unknown;
                /** @constant */
                type: "unknown";
            } | {
                action: {
                    buttons: {
                        id: string;
                        title: string;
                    }[];
                    /** @constant */
                    type: "buttons";
                } | {
                    button: string;
                    sections: {
                        rows: {
                            description?: string;
                            id: string;
                            title: string;
                        }[];
                        title?: string;
                    }[];
                    /** @constant */
                    type: "list";
                } | {
                    displayText: string;
                    /** @constant */
                    type: "link";
                    /** Format: uri */
                    url: string;
                };
                body: string;
                footer?: string;
                header?: string;
                /** @constant */
                type: "interactive";
            } | {
                /** @enum {string} */
                category?: "marketing" | "utility" | "authentication";
                components?: {
                    [key: string]: unknown;
                }[];
                language: string;
                name: string;
                rendered?: {
                    body: string;
                    buttons: {
                        code?: string;
                        text: string;
                        type: string;
                        url: string | null;
                    }[];
                    cards?: {
                        body: string;
                        buttons: {
                            code?: string;
                            text: string;
                            type: string;
                            url: string | null;
                        }[];
                        header: {
                            filename: string | null;
                            /** @enum {string} */
                            format: "text" | "image" | "video" | "document" | "location";
                            text: string | null;
                        } | null;
                    }[];
                    footer: string | null;
                    header: {
                        filename: string | null;
                        /** @enum {string} */
                        format: "text" | "image" | "video" | "document" | "location";
                        text: string | null;
                    } | null;
                    limitedTimeOffer?: {
                        /** Format: date-time */
                        expiresAt?: string;
                        text: string;
                    };
                };
                /** @constant */
                type: "template";
            } | {
                mentions?: string[];
                text: string;
                /** @constant */
                type: "note";
            } | {
                amount?: number;
                currency?: string;
                errors?: {
                    code: number;
                    details?: string;
                    title?: string;
                }[];
                method?: string;
                referenceId?: string;
                status: string;
                transactionId?: string;
                transactionStatus?: string;
                /** @constant */
                type: "payment";
            } | {
                durationSeconds?: number;
                /** Format: date-time */
                endedAt?: string;
                errors?: {
                    code: number;
                    details?: string;
                    title?: string;
                }[];
                /** @enum {string} */
                outcome: "ringing" | "missed" | "unanswered" | "rejected" | "answered" | "completed";
                /** Format: date-time */
                startedAt?: string;
                /** @constant */
                type: "call";
            };
            targetProviderId: string;
            /** @constant */
            type: "edit";
        };
        /** @description A message was queued, or a note was written. */
        MessageCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                message: components["schemas"]["Message"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.created";
        };
        MessageDetails: {
            ack: -1 | 0 | 1 | 2 | 3 | 4;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            authorId: string | null;
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId: string;
            content: components["schemas"]["MessageContent"];
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /** @enum {string} */
            direction: "in" | "out" | "internal";
            error: {
                code: number | null;
                details: string | null;
                message: string;
                reason: string;
            } | null;
            groupId: string | null;
            heldBackReason: ("blocked" | "rate_limit") | null;
            /**
             * @description Public id with the prefix `msg_`.
             * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            /** @enum {string} */
            origin: "customer" | "agent" | "api" | "bot" | "campaign" | "business_app" | "history" | "system";
            providerId: string | null;
            /** @description The item as WhatsApp delivered it; null for messages we sent */
            raw: unknown;
            /** @description What WhatsApp reported about a message we sent, by status */
            rawStatuses: {
                [key: string]: unknown;
            };
            replyToProviderId: string | null;
            scheduledAt: string | null;
            sender: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
                name: string;
            } | null;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
            /** @enum {string} */
            status: "received" | "scheduled" | "queued" | "sending" | "unknown" | "sent" | "delivered" | "read" | "played" | "failed" | "canceled" | "note";
            statusTimestamps: {
                [key: string]: string;
            };
            targetProviderId: string | null;
            text: string | null;
        };
        /** @description A customer sent a message that is held back; no member is notified. */
        MessageHeldBackEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                message: components["schemas"]["Message"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.held_back";
        };
        /** @description The file of a message was stored, or storing it failed. */
        MessageMediaUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                media: {
                    error: string | null;
                    filename: string | null;
                    id: string;
                    mimeType: string | null;
                    sha256: string | null;
                    size: number | null;
                    /** @enum {string} */
                    status: "pending" | "stored" | "failed" | "held_back";
                    url: string | null;
                };
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.media_updated";
        };
        /** @description A customer sent a message, or the business sent one from the WhatsApp Business app. */
        MessageReceivedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                message: components["schemas"]["Message"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.received";
        };
        /** @description A member released held-back messages. */
        MessageReleasedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                messageIds: string[];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.released";
        };
        /** @description WhatsApp reported a status of a message that is not stored (yet). */
        MessageStatusUnmatchedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                at: string;
                contactId: string | null;
                providerId: string;
                raw: unknown;
                /** @enum {string} */
                status: "failed" | "sent" | "delivered" | "read" | "played";
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.status_unmatched";
        };
        /** @description The status of a message changed. `content`, `text` and `at` are set if its content was completed (for example, a call ended); only `at` is set if it moved within its conversation. */
        MessageUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                ack: -1 | 0 | 1 | 2 | 3 | 4;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                at?: string;
                content?: components["schemas"]["MessageContent"];
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                error: {
                    code: number | null;
                    details: string | null;
                    message: string;
                    reason: string;
                } | null;
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
                providerId: string | null;
                /** @enum {string} */
                status: "received" | "scheduled" | "queued" | "sending" | "unknown" | "sent" | "delivered" | "read" | "played" | "failed" | "canceled" | "note";
                statusTimestamps: {
                    [key: string]: string;
                };
                text?: string | null;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "message.updated";
        };
        Monitoring: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            backlog: {
                mediaDownloads: number;
                readReceipts: number;
                snoozes: number;
                unmatchedStatuses: number;
                unreadableItems: number;
            };
            errors: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                at: string;
                code: string;
                message: string;
                name: string;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
                source: string;
            }[];
            eventLog: {
                latestSeq: number;
                oldestSeq: number;
            };
            process: {
                eventLoopDelayMs: number;
                memoryBytes: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                startedAt: string;
                version: string;
            };
            receivedPerMinute: number[];
            sendQueues: components["schemas"]["SendQueueMetrics"][];
            sockets: components["schemas"]["SocketMetrics"] | null;
        };
        Notification: {
            actorId: string | null;
            actorName: string | null;
            channels: components["schemas"]["NotificationChannel"][];
            conversationId: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Public id with the prefix `ntf_`.
             * @example ntf_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            messageId: string | null;
            preview: string | null;
            readAt: string | null;
            sessionId: string | null;
            subject: string | null;
            type: components["schemas"]["NotificationType"];
        };
        /** @enum {string} */
        NotificationChannel: "app" | "sound" | "browser" | "push";
        /** @enum {string} */
        NotificationChannelInput: "app" | "sound" | "browser" | "push";
        /** @description A user was notified. */
        NotificationCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                notification: components["schemas"]["Notification"];
            };
            seq: number;
            /** @constant */
            topic: "notifications";
            /** @constant */
            type: "notification.created";
        };
        /** @description A user deleted a notification. */
        NotificationDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `ntf_`.
                 * @example ntf_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                notificationId: string;
            };
            seq: number;
            /** @constant */
            topic: "notifications";
            /** @constant */
            type: "notification.deleted";
        };
        /** @description A user read notifications; all of them if `notificationIds` is null. */
        NotificationReadEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                notificationIds: string[] | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                readAt: string;
            };
            seq: number;
            /** @constant */
            topic: "notifications";
            /** @constant */
            type: "notification.read";
        };
        NotificationSettings: {
            channels: {
                conversation_assigned: components["schemas"]["NotificationChannel"][];
                conversation_reopened: components["schemas"]["NotificationChannel"][];
                mention: components["schemas"]["NotificationChannel"][];
                message_assigned: components["schemas"]["NotificationChannel"][];
                message_failed: components["schemas"]["NotificationChannel"][];
                message_team: components["schemas"]["NotificationChannel"][];
                message_unassigned: components["schemas"]["NotificationChannel"][];
                missed_call: components["schemas"]["NotificationChannel"][];
                session_disconnected: components["schemas"]["NotificationChannel"][];
                session_warning: components["schemas"]["NotificationChannel"][];
                window_closing: components["schemas"]["NotificationChannel"][];
            };
        };
        /** @enum {string} */
        NotificationType: "message_assigned" | "message_team" | "message_unassigned" | "window_closing" | "conversation_assigned" | "mention" | "conversation_reopened" | "missed_call" | "message_failed" | "session_disconnected" | "session_warning";
        /** @enum {string} */
        NotificationTypeInput: "message_assigned" | "message_team" | "message_unassigned" | "window_closing" | "conversation_assigned" | "mention" | "conversation_reopened" | "missed_call" | "message_failed" | "session_disconnected" | "session_warning";
        /** @description The server responds with `pong`. All events of the subscribed topics up to its `seq` were sent before it. */
        PingFrame: {
            /** @constant */
            op: "ping";
        };
        /** @description All events of the subscribed topics up to `seq` were sent. */
        PongFrame: {
            /** @constant */
            op: "pong";
            seq: number;
        };
        /** @description The users who are viewing these conversations, each once, including the receiver. Sent to connections that are subscribed to `conversations`: after `subscribed` for all conversations that are being viewed, then for each change. Presence is not part of the event log and has no `seq`: discard it when the connection is lost. */
        PresenceFrame: {
            conversations: components["schemas"]["ConversationViewers"][];
            /** @constant */
            op: "presence";
        };
        Problem: {
            /** @enum {string} */
            code: "required" | "unknown_field" | "wrong_type" | "invalid_enum_value" | "no_matching_schema" | "invalid" | "too_short" | "too_long" | "too_few" | "too_many" | "too_small" | "too_large" | "json_too_large" | "json_too_deep" | "problems_truncated" | "blank" | "invalid_text" | "invalid_format" | "digits_only" | "printable_ascii_only" | "invalid_email" | "invalid_url" | "invalid_datetime" | "invalid_date" | "invalid_time_of_day" | "invalid_time_zone" | "invalid_id" | "invalid_list" | "invalid_bsuid" | "invalid_lid" | "invalid_username" | "invalid_shortcut" | "invalid_language" | "invalid_country" | "invalid_template_name" | "invalid_api_version" | "invalid_event_cursor" | "attribute_required" | "assignee_or_team_required" | "snooze_end_required" | "business_name_required" | "language_required" | "end_before_start" | "intervals_overlap" | "mutually_exclusive" | "in_past" | "password_common" | "password_is_email" | "password_repetitive" | "file_required" | "file_empty" | "invalid_form" | "upload_interrupted" | "role_required" | "user_required" | "author_required" | "personal_resource" | "media_required" | "file_id_in_carousel" | "unsupported_caption" | "graph_address_not_allowed" | "connection_refused" | "phone_number_not_in_account" | "account_not_visible" | "app_secret_mismatch" | "no_response" | "unreachable" | "unexpected_response" | "too_many_accounts" | "verification_parameters_required" | "already_authenticated" | "unknown_frame" | "cursor_while_subscribed" | "validation_failed" | "malformed_json" | "invalid_cursor" | "payload_too_large" | "unsupported_content_type" | "not_found" | "route_not_found" | "method_not_allowed" | "rate_limited" | "too_many_concurrent_requests" | "idempotency_key_reused" | "internal_error" | "database_unavailable" | "storage_full" | "overloaded" | "shutting_down" | "unauthenticated" | "invalid_credentials" | "token_expired" | "login_ended" | "refresh_token_reused" | "api_key_revoked" | "forbidden" | "reauthentication_required" | "origin_not_allowed" | "invalid_signature" | "invalid_verify_token" | "sign_up_closed" | "invalid_setup_token" | "sign_up_link_required" | "email_exists" | "invalid_invitation" | "invalid_password_reset" | "not_a_member" | "last_owner" | "already_member" | "session_not_connected" | "unsupported_group" | "session_connection_failed" | "session_exists" | "session_required" | "sandbox_not_configured" | "sandbox_unavailable" | "engine_unavailable" | "unsupported_capability" | "provider_rejected" | "provider_unavailable" | "invalid_phone_number" | "recipient_is_group" | "unsupported_recipient_address" | "recipient_required" | "recipient_blocked" | "recipient_suppressed" | "message_empty" | "message_too_long" | "window_closed" | "referenced_message_pending" | "referenced_message_not_sent" | "message_not_retryable" | "message_not_cancelable" | "schedule_too_far" | "upload_quota_exceeded" | "media_too_large" | "unsupported_file_type" | "image_too_large" | "media_unreadable" | "media_conversion_failed" | "audio_conversion_unavailable" | "media_pending" | "media_held_back" | "media_gone" | "link_expired" | "contact_exists" | "contact_identity_required" | "cannot_merge_into_itself" | "assignee_not_member" | "team_exists" | "tag_exists" | "mention_not_member" | "shortcut_exists" | "unknown_placeholder" | "cursor_expired";
            field: string | null;
            message: string;
            params: {
                [key: string]: unknown;
            };
        };
        PushKey: {
            publicKey: string;
        };
        PushSubscription: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
        };
        ReadCount: {
            readCount: number;
        };
        /** @description The connection is authenticated. A subscription with `afterSeq: seq` receives every event from now on. */
        ReadyFrame: {
            /** @constant */
            op: "ready";
            pingIntervalMs: number;
            seq: number;
        };
        ReauthenticationResult: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            expiresAt: string;
        };
        /** @description The server is shutting down. Reconnect after `reconnectInMs`, which differs between clients, and resume from the last `seq`. */
        ReconnectFrame: {
            /** @constant */
            op: "reconnect";
            /** @constant */
            reason: "restart";
            reconnectInMs: number;
        };
        RenderedCannedResponse: {
            /** @enum {string} */
            language: "ar" | "en" | "fr";
            /** @enum {string} */
            languageSource: "requested" | "contact" | "messages" | "member" | "fallback";
            media: {
                error: string | null;
                filename: string | null;
                id: string;
                mimeType: string | null;
                sha256: string | null;
                size: number | null;
                /** @enum {string} */
                status: "pending" | "stored" | "failed" | "held_back";
                url: string | null;
            } | null;
            missingPlaceholders: ("contact.name" | "contact.phone" | "agent.name" | "business.name")[];
            text: string;
            variants: {
                /** @enum {string} */
                language: "ar" | "en" | "fr";
                missingPlaceholders: ("contact.name" | "contact.phone" | "agent.name" | "business.name")[];
                text: string;
            }[];
        };
        /** @description Requests a nonce to sign with an API key. The server responds with `challenge`; only the latest nonce is valid. */
        RequestChallengeFrame: {
            /** @constant */
            op: "challenge";
        };
        RunMacroInput: {
            conversationIds: string[];
        };
        SandboxSession: {
            capabilities: {
                [key: string]: {
                    /** @enum {string} */
                    level: "full" | "limited" | "none";
                    maxBytes?: number;
                    maxLength?: number;
                    maxStaticBytes?: number;
                    readonly mimeTypes?: string[];
                    note?: string;
                };
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /** @enum {string} */
            engine: "cloud" | "baileys" | "wwebjs";
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            isSimulated: boolean;
            name: string;
            phoneNumber: string | null;
            phoneNumberId: string | null;
            sandboxUrl: string;
            settings: {
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "inactivityHours": 24,
                 *       "translations": {}
                 *     }
                 */
                autoReply: {
                    inactivityHours: number;
                    isEnabled: boolean;
                    translations: {
                        ar?: string;
                        en?: string;
                        fr?: string;
                    };
                };
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "translations": {}
                 *     }
                 */
                awayMessage: {
                    isEnabled: boolean;
                    translations: {
                        ar?: string;
                        en?: string;
                        fr?: string;
                    };
                };
                /** @default true */
                enforcePairRateLimit: boolean;
                /** @default null */
                inboundLimitPerMinute: number | null;
                /**
                 * @default en
                 * @enum {string}
                 */
                language: "ar" | "en" | "fr";
                /** @default 80 */
                messagesPerSecond: number;
                /** @default null */
                retryUnknownAfterMs: number | null;
                /** @default null */
                teamId: string | null;
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "timeZone": "UTC",
                 *       "week": {
                 *         "mon": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "tue": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "wed": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "thu": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "fri": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "sat": [],
                 *         "sun": []
                 *       },
                 *       "closedDates": []
                 *     }
                 */
                workingHours: {
                    closedDates: string[];
                    isEnabled: boolean;
                    timeZone: string;
                    week: {
                        fri: {
                            from: string;
                            to: string;
                        }[];
                        mon: {
                            from: string;
                            to: string;
                        }[];
                        sat: {
                            from: string;
                            to: string;
                        }[];
                        sun: {
                            from: string;
                            to: string;
                        }[];
                        thu: {
                            from: string;
                            to: string;
                        }[];
                        tue: {
                            from: string;
                            to: string;
                        }[];
                        wed: {
                            from: string;
                            to: string;
                        }[];
                    };
                };
            };
            status: components["schemas"]["SessionStatus"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            statusChangedAt: string;
            statusMessage: string | null;
            statusReason: components["schemas"]["SessionStatusReason"] | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
            wabaId: string | null;
            warnings: components["schemas"]["SessionWarning"][];
            webhookUrl: string;
        };
        SandboxStatus: {
            disabledReason: ("configuration" | "publicly_reachable" | "multiple_processes") | null;
            error: string | null;
            /** @enum {string} */
            status: "disabled" | "stopped" | "starting" | "running" | "failed";
        };
        /** @enum {string} */
        Scope: "personal" | "shared";
        /** @enum {string} */
        ScopeInput: "personal" | "shared";
        SearchHit: {
            contact: components["schemas"]["Contact"];
            snippet: {
                highlights: {
                    end: number;
                    start: number;
                }[];
                text: string;
            };
            /** @constant */
            type: "contact";
        } | {
            contact: components["schemas"]["Contact"];
            message: components["schemas"]["Message"];
            snippet: {
                highlights: {
                    end: number;
                    start: number;
                }[];
                text: string;
            };
            /** @constant */
            type: "message";
        };
        /** @enum {string} */
        SecurityAction: "login.succeeded" | "login.failed" | "login.locked_out" | "login.ended" | "login.refresh_token_reused" | "password.changed" | "password.reset" | "reauthentication.failed" | "member.added" | "member.role_changed" | "member.removed" | "member.deactivated" | "member.reactivated" | "invitation.created" | "invitation.revoked" | "api_key.created" | "api_key.revoked" | "api_key.signature_invalid" | "webhook.signature_invalid";
        /** @enum {string} */
        SecurityActionInput: "login.succeeded" | "login.failed" | "login.locked_out" | "login.ended" | "login.refresh_token_reused" | "password.changed" | "password.reset" | "reauthentication.failed" | "member.added" | "member.role_changed" | "member.removed" | "member.deactivated" | "member.reactivated" | "invitation.created" | "invitation.revoked" | "api_key.created" | "api_key.revoked" | "api_key.signature_invalid" | "webhook.signature_invalid";
        SecurityEvent: {
            action: components["schemas"]["SecurityAction"];
            actor: {
                id: string | null;
                /** @enum {string} */
                type: "member" | "api_key" | "anonymous";
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            details: {
                [key: string]: unknown;
            };
            /**
             * @description Public id with the prefix `sec_`.
             * @example sec_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            ip: string | null;
            occurrences: number;
            target: {
                id: string;
                /** @enum {string} */
                type: "user" | "login" | "invitation" | "api_key" | "session";
            } | null;
            userAgent: string | null;
        };
        SendMessageInput: {
            caption?: string;
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId?: string;
            content?: {
                previewUrl?: boolean;
                text: string;
                /** @constant */
                type: "text";
            } | {
                address?: string;
                latitude: number;
                longitude: number;
                name?: string;
                /** @constant */
                type: "location";
            } | {
                contacts: components["schemas"]["ContactCardInput"][];
                /** @constant */
                type: "contacts";
            } | {
                emoji: string | null;
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
                /** @constant */
                type: "reaction";
            } | {
                action: {
                    buttons: {
                        id: string;
                        title: string;
                    }[];
                    /** @constant */
                    type: "buttons";
                } | {
                    button: string;
                    sections: {
                        rows: {
                            description?: string;
                            id: string;
                            title: string;
                        }[];
                        title?: string;
                    }[];
                    /** @constant */
                    type: "list";
                } | {
                    displayText: string;
                    /** @constant */
                    type: "link";
                    /** Format: uri */
                    url: string;
                };
                body: string;
                footer?: string;
                header?: string;
                /** @constant */
                type: "interactive";
            } | {
                components?: {
                    [key: string]: unknown;
                }[];
                language: string;
                name: string;
                /** @constant */
                type: "template";
            };
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId?: string;
            filename?: string;
            /**
             * @description Public id with the prefix `med_`.
             * @example med_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            mediaId?: string;
            /** @enum {string} */
            mediaType?: "image" | "video" | "audio" | "document" | "sticker";
            /** Format: uri */
            mediaUrl?: string;
            message?: string;
            phoneNumber?: string;
            /**
             * @default normal
             * @enum {string}
             */
            priority: "normal" | "bulk";
            /**
             * @description Public id with the prefix `msg_`.
             * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            replyToMessageId?: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            scheduledAt?: string;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId?: string;
            text?: string;
            to?: string;
            voice?: boolean;
        };
        /** @description All conversations that the user is viewing through this connection, and in which of them they are typing. Each frame replaces the previous one; an empty list means none. No subscription is needed. Only for signed-in users: a connection with an API key gets the error `forbidden`. Conversations of other tenants are ignored. `isVisible`: whether the user can see the client at the moment; no push messages are sent meanwhile. A client that reports it is open until the connection ends or this frame is not repeated for 90 seconds. */
        SendPresenceFrame: {
            conversations: components["schemas"]["ViewedConversation"][];
            isVisible?: boolean;
            /** @constant */
            op: "presence";
        };
        SendQueueMetrics: {
            delayed: number;
            isRunning: boolean;
            name: string;
            pausedUntil: string | null;
            pauseReason: string | null;
            queued: number;
            sending: number;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
            unknown: number;
        };
        ServerFrame: components["schemas"]["ChallengeFrame"] | components["schemas"]["ReadyFrame"] | components["schemas"]["SubscribedFrame"] | components["schemas"]["UnsubscribedFrame"] | components["schemas"]["PresenceFrame"] | components["schemas"]["PongFrame"] | components["schemas"]["ErrorFrame"] | components["schemas"]["ReconnectFrame"] | components["schemas"]["EventFrame"];
        Session: {
            capabilities: {
                [key: string]: {
                    /** @enum {string} */
                    level: "full" | "limited" | "none";
                    maxBytes?: number;
                    maxLength?: number;
                    maxStaticBytes?: number;
                    readonly mimeTypes?: string[];
                    note?: string;
                };
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /** @enum {string} */
            engine: "cloud" | "baileys" | "wwebjs";
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            isSimulated: boolean;
            name: string;
            phoneNumber: string | null;
            phoneNumberId: string | null;
            settings: {
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "inactivityHours": 24,
                 *       "translations": {}
                 *     }
                 */
                autoReply: {
                    inactivityHours: number;
                    isEnabled: boolean;
                    translations: {
                        ar?: string;
                        en?: string;
                        fr?: string;
                    };
                };
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "translations": {}
                 *     }
                 */
                awayMessage: {
                    isEnabled: boolean;
                    translations: {
                        ar?: string;
                        en?: string;
                        fr?: string;
                    };
                };
                /** @default true */
                enforcePairRateLimit: boolean;
                /** @default null */
                inboundLimitPerMinute: number | null;
                /**
                 * @default en
                 * @enum {string}
                 */
                language: "ar" | "en" | "fr";
                /** @default 80 */
                messagesPerSecond: number;
                /** @default null */
                retryUnknownAfterMs: number | null;
                /** @default null */
                teamId: string | null;
                /**
                 * @default {
                 *       "isEnabled": false,
                 *       "timeZone": "UTC",
                 *       "week": {
                 *         "mon": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "tue": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "wed": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "thu": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "fri": [
                 *           {
                 *             "from": "09:00",
                 *             "to": "18:00"
                 *           }
                 *         ],
                 *         "sat": [],
                 *         "sun": []
                 *       },
                 *       "closedDates": []
                 *     }
                 */
                workingHours: {
                    closedDates: string[];
                    isEnabled: boolean;
                    timeZone: string;
                    week: {
                        fri: {
                            from: string;
                            to: string;
                        }[];
                        mon: {
                            from: string;
                            to: string;
                        }[];
                        sat: {
                            from: string;
                            to: string;
                        }[];
                        sun: {
                            from: string;
                            to: string;
                        }[];
                        thu: {
                            from: string;
                            to: string;
                        }[];
                        tue: {
                            from: string;
                            to: string;
                        }[];
                        wed: {
                            from: string;
                            to: string;
                        }[];
                    };
                };
            };
            status: components["schemas"]["SessionStatus"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            statusChangedAt: string;
            statusMessage: string | null;
            statusReason: components["schemas"]["SessionStatusReason"] | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
            wabaId: string | null;
            warnings: components["schemas"]["SessionWarning"][];
            webhookUrl: string;
        };
        /** @description A session (a WhatsApp number) was created. */
        SessionCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                session: components["schemas"]["Session"];
            };
            seq: number;
            /** @constant */
            topic: "sessions";
            /** @constant */
            type: "session.created";
        };
        /** @description A session was deleted. */
        SessionDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            seq: number;
            /** @constant */
            topic: "sessions";
            /** @constant */
            type: "session.deleted";
        };
        SessionError: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            code: string;
            details: unknown;
            /**
             * @description Public id with the prefix `err_`.
             * @example err_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            message: string;
            source: string;
        };
        /** @description An error occurred in a session; the newest errors are listed at `/sessions/{sessionId}/errors`. */
        SessionErrorReportedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                code: string;
                message: string;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            seq: number;
            /** @constant */
            topic: "sessions";
            /** @constant */
            type: "session.error_reported";
        };
        /** @enum {string} */
        SessionStatus: "starting" | "qr" | "pairing" | "connecting" | "connected" | "degraded" | "reconnecting" | "disconnected" | "logged_out" | "conflict" | "restricted" | "banned" | "failed";
        /** @enum {string} */
        SessionStatusReason: "invalid_token" | "permission_missing" | "number_not_found" | "invalid_graph_url" | "unavailable" | "throttled" | "number_banned" | "number_restricted" | "account_disabled" | "account_disable_scheduled" | "account_deleted" | "account_restricted" | "account_violation" | "account_alert" | "access_removed" | "number_removed" | "review_rejected" | "quality_flagged" | "limit_lowered" | "name_rejected" | "pin_changed" | "history_declined" | "history_failed" | "sending_refused";
        /** @description The state or the settings of a session changed. */
        SessionUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                session: components["schemas"]["Session"];
            };
            seq: number;
            /** @constant */
            topic: "sessions";
            /** @constant */
            type: "session.updated";
        };
        SessionWarning: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            message: string | null;
            reason: components["schemas"]["SessionStatusReason"];
        };
        SetNotificationSettingsInput: {
            channels: {
                conversation_assigned: components["schemas"]["NotificationChannelInput"][];
                conversation_reopened: components["schemas"]["NotificationChannelInput"][];
                mention: components["schemas"]["NotificationChannelInput"][];
                message_assigned: components["schemas"]["NotificationChannelInput"][];
                message_failed: components["schemas"]["NotificationChannelInput"][];
                message_team: components["schemas"]["NotificationChannelInput"][];
                message_unassigned: components["schemas"]["NotificationChannelInput"][];
                missed_call: components["schemas"]["NotificationChannelInput"][];
                session_disconnected: components["schemas"]["NotificationChannelInput"][];
                session_warning: components["schemas"]["NotificationChannelInput"][];
                window_closing: components["schemas"]["NotificationChannelInput"][];
            };
        };
        SetPushSubscriptionInput: {
            /** Format: uri */
            endpoint: string;
            keys: {
                auth: string;
                p256dh: string;
            };
        };
        SharedContentCounts: {
            files: number;
            links: number;
            media: number;
        };
        SignInOptions: {
            canSendEmail: boolean;
            needsSetup: boolean;
            /** @enum {string} */
            signUp: "closed" | "open" | "email_link";
        };
        SnoozeConversationInput: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            until?: string;
            /** @constant */
            untilReply?: true;
        };
        SocketMetrics: {
            bufferedBytes: number;
            connections: number;
            connectionsByTopic: {
                [key: string]: number;
            };
            slowClientsClosed: number;
            users: number;
        };
        SocketTicket: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            expiresAt: string;
            ticket: string;
        };
        StartConversationInput: {
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId: string;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
        };
        /** @description All topics that are now subscribed. The events after `seq` follow. */
        SubscribedFrame: {
            /** @constant */
            op: "subscribed";
            seq: number;
            topics: components["schemas"]["EventTopic"][];
        };
        /** @description Adds topics. With `afterSeq`, which is allowed only while no topic is subscribed, the events after it are sent first. Without it, the connection continues from its current position, which is initially the latest event. */
        SubscribeFrame: {
            afterSeq?: number;
            /** @constant */
            op: "subscribe";
            topics: components["schemas"]["EventTopic"][];
        };
        Tag: {
            color: components["schemas"]["TagColor"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Public id with the prefix `tag_`.
             * @example tag_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
        };
        /** @enum {string} */
        TagColor: "gray" | "red" | "orange" | "amber" | "lime" | "green" | "teal" | "cyan" | "blue" | "indigo" | "purple" | "pink";
        /** @enum {string} */
        TagColorInput: "gray" | "red" | "orange" | "amber" | "lime" | "green" | "teal" | "cyan" | "blue" | "indigo" | "purple" | "pink";
        TagContactsInput: {
            /** @default [] */
            add: string[];
            contactIds: string[];
            /** @default [] */
            remove: string[];
        };
        /** @description A tag was created. */
        TagCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                tag: components["schemas"]["Tag"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "tag.created";
        };
        /** @description A tag was deleted and removed from everything that had it, and from saved views. */
        TagDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `tag_`.
                 * @example tag_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                tagId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "tag.deleted";
        };
        TaggedContact: {
            /**
             * @description Public id with the prefix `con_`.
             * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            contactId: string;
            previous: components["schemas"]["TagSummary"][];
            tags: components["schemas"]["TagSummary"][];
        };
        TaggingInput: {
            /** @default [] */
            add: string[];
            /** @default [] */
            remove: string[];
        };
        TagSummary: {
            color: components["schemas"]["TagColor"];
            /**
             * @description Public id with the prefix `tag_`.
             * @example tag_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            name: string;
        };
        /** @description The name or color of a tag changed, on everything that has it. */
        TagUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                tag: components["schemas"]["Tag"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "tag.updated";
        };
        Team: {
            assignment: components["schemas"]["TeamAssignment"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            description: string | null;
            /**
             * @description Public id with the prefix `tem_`.
             * @example tem_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            maxOpenConversationsPerMember: number | null;
            memberIds: string[];
            name: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
        };
        /** @enum {string} */
        TeamAssignment: "manual" | "round_robin";
        /** @enum {string} */
        TeamAssignmentInput: "manual" | "round_robin";
        /** @description A team was created. */
        TeamCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                team: components["schemas"]["Team"];
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "team.created";
        };
        /** @description A team was deleted and removed from its conversations, and from saved views. */
        TeamDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `tem_`.
                 * @example tem_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                teamId: string;
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "team.deleted";
        };
        /** @description A team changed: its name, its members, or how it assigns. */
        TeamUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                team: components["schemas"]["Team"];
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "team.updated";
        };
        Template: {
            body: string;
            buttons: {
                text: string;
                type: string;
                url: string | null;
            }[];
            cards?: {
                body: string;
                buttons: {
                    text: string;
                    type: string;
                    url: string | null;
                }[];
                header: {
                    /** @enum {string} */
                    format: "text" | "image" | "video" | "document" | "location";
                    text: string | null;
                } | null;
            }[];
            /** @enum {string} */
            category: "marketing" | "utility" | "authentication";
            footer: string | null;
            header: {
                /** @enum {string} */
                format: "text" | "image" | "video" | "document" | "location";
                text: string | null;
            } | null;
            id: string;
            language: string;
            limitedTimeOffer?: string;
            name: string;
            otherComponents: string[];
            /** @enum {string} */
            parameterFormat: "positional" | "named";
            status: string;
        };
        Tenant: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            defaultCountry: string | null;
            description: string | null;
            /**
             * @description Public id with the prefix `ten_`.
             * @example ten_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            industry: string | null;
            name: string;
            type: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
            websites: string[];
        };
        /** @description The profile of the tenant changed. */
        TenantUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                tenant: components["schemas"]["Tenant"];
            };
            seq: number;
            /** @constant */
            topic: "workspace";
            /** @constant */
            type: "tenant.updated";
        };
        /** @enum {string} */
        Theme: "light" | "dark" | "system";
        /** @enum {string} */
        ThemeInput: "light" | "dark" | "system";
        TimelineEntry: {
            message: components["schemas"]["Message"];
            /** @constant */
            type: "message";
        } | {
            activity: components["schemas"]["Activity"];
            /** @constant */
            type: "activity";
        };
        UnmatchedStatus: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            contactId: string | null;
            errors: {
                code: number;
                details?: string;
                title?: string;
            }[];
            /**
             * @description Public id with the prefix `ust_`.
             * @example ust_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            providerId: string;
            raw: unknown;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            receivedAt: string;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
            /** @enum {string} */
            status: "failed" | "sent" | "delivered" | "read" | "played";
        };
        UnreadConversations: {
            inbox: number;
            mine: number;
            open: number;
            pending: number;
            sessions: {
                mine: number;
                open: number;
                pending: number;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
                snoozed: number;
                unassigned: number;
            }[];
            snoozed: number;
            unassigned: number;
            views: {
                unread: number;
                /**
                 * @description Public id with the prefix `viw_`.
                 * @example viw_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                viewId: string;
            }[];
        };
        UnreadCount: {
            unreadCount: number;
        };
        /** @description All topics that are still subscribed. */
        UnsubscribedFrame: {
            /** @constant */
            op: "unsubscribed";
            seq: number;
            topics: components["schemas"]["EventTopic"][];
        };
        /** @description Removes topics, or all of them if `topics` is missing. */
        UnsubscribeFrame: {
            /** @constant */
            op: "unsubscribe";
            topics?: components["schemas"]["EventTopic"][];
        };
        UpdateCannedResponseInput: {
            category?: string | null;
            mediaId?: string | null;
            scope?: components["schemas"]["ScopeInput"];
            shortcut?: string;
            title?: string;
            translations?: {
                [key: string]: string;
            };
        };
        UpdateContactInput: {
            attributes?: {
                [key: string]: unknown;
            };
            bsuid?: string | null;
            email?: string | null;
            language?: string | null;
            lid?: string | null;
            name?: string | null;
            optedOut?: boolean;
            phone?: string | null;
            username?: string | null;
        };
        UpdateMacroInput: {
            actions?: components["schemas"]["MacroActionInput"][];
            name?: string;
        };
        UpdateTagInput: {
            color?: components["schemas"]["TagColorInput"];
            name?: string;
        };
        UpdateTeamInput: {
            assignment?: components["schemas"]["TeamAssignmentInput"];
            description?: string | null;
            maxOpenConversationsPerMember?: number | null;
            memberIds?: string[];
            name?: string;
        };
        UpdateViewInput: {
            filters?: components["schemas"]["ConversationFiltersInput"];
            name?: string;
            position?: number;
        };
        User: {
            email: string;
            /**
             * @description Public id with the prefix `usr_`.
             * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            /** @enum {string} */
            locale: "ar" | "en" | "fr";
            name: string;
            preferences: {
                [key: string]: unknown;
            };
            theme: components["schemas"]["Theme"];
            timeZone: string | null;
        };
        View: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            createdAt: string;
            createdBy: string | null;
            filters: components["schemas"]["ConversationFilters"];
            /**
             * @description Public id with the prefix `viw_`.
             * @example viw_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            name: string;
            position: number;
            scope: components["schemas"]["Scope"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            updatedAt: string;
        };
        /** @description A saved view was created. */
        ViewCreatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                view: components["schemas"]["View"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "view.created";
        };
        /** @description A saved view was deleted. */
        ViewDeletedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                /**
                 * @description Public id with the prefix `viw_`.
                 * @example viw_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                viewId: string;
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "view.deleted";
        };
        /** @description A conversation that the user is viewing, and whether they are typing in it. */
        ViewedConversation: {
            /**
             * @description Public id with the prefix `cnv_`.
             * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            conversationId: string;
            isTyping: boolean;
        };
        /** @description A user who is viewing a conversation. */
        Viewer: {
            isTyping: boolean;
            /**
             * @description Public id with the prefix `usr_`.
             * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            userId: string;
        };
        /** @description A saved view changed. */
        ViewUpdatedEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                view: components["schemas"]["View"];
            };
            seq: number;
            /** @constant */
            topic: "conversations";
            /** @constant */
            type: "view.updated";
        };
        WebhookItem: {
            contactId: string | null;
            error: string | null;
            field: string;
            /**
             * @description Public id with the prefix `itm_`.
             * @example itm_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            id: string;
            payload: unknown;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            receivedAt: string;
            /**
             * @description Public id with the prefix `ses_`.
             * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
             */
            sessionId: string;
            type: string;
        };
        /** @description WhatsApp sent an item that could not be parsed. It is stored unchanged, with the error. */
        WebhookItemUnreadableEvent: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC
             * @example 2026-11-20T18:00:00.000Z
             */
            at: string;
            data: {
                error: string | null;
                field: string;
                /**
                 * @description Public id with the prefix `itm_`.
                 * @example itm_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                itemId: string;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            seq: number;
            /** @constant */
            topic: "sessions";
            /** @constant */
            type: "webhook_item.unreadable";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC
                     * @example 2026-11-20T18:00:00.000Z
                     */
                    expiresAt?: string;
                    name: string;
                    /** @enum {string} */
                    role: "viewer" | "agent" | "admin";
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedApiKey"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `reauthentication_required`: Confirm your password first: POST /auth/reauthenticate. Then repeat the request.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `key_`.
                 * @example key_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default browser
                     * @enum {string}
                     */
                    client?: "browser" | "api_client";
                    /** Format: email */
                    email: string;
                    invitationToken?: string;
                    password: string;
                    /**
                     * @description Public id with the prefix `ten_`.
                     * @example ten_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                     */
                    tenantId?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LoginResult"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `invalid_credentials`: The e-mail address or the password is incorrect. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_a_member`: This account does not belong to any business. Ask for an invitation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `already_member`: This person is already a member. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `invalid_invitation`: The invitation is invalid, was already used, or has expired. Ask for a new one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listLogins: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Login"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    endOtherLogins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    endLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `lgn_`.
                 * @example lgn_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                loginId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refreshToken?: string;
                } | null;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not accepted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `invalid_password_reset`: The reset link is invalid, was already used, or has expired. Request a new one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    reauthenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReauthenticationResult"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             *
             *     `invalid_credentials`: The e-mail address or the password is incorrect.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refreshToken?: string;
                } | null;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LoginResult"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `refresh_token_reused`: This refresh token was used before, so the login was ended. Sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `origin_not_allowed`: Requests from this origin are not accepted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    businessName?: string;
                    /**
                     * @default browser
                     * @enum {string}
                     */
                    client?: "browser" | "api_client";
                    /** Format: email */
                    email: string;
                    invitationToken?: string;
                    /**
                     * @default en
                     * @enum {string}
                     */
                    locale?: "ar" | "en" | "fr";
                    name: string;
                    password: string;
                    setupToken?: string;
                    signUpToken?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LoginResult"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `sign_up_closed`: Sign-up is by invitation only. Ask an owner to invite you.
             *
             *     `sign_up_link_required`: Request a sign-up link first: POST /auth/sign-up. It is sent to you by e-mail.
             *
             *     `invalid_setup_token`: The setup link is invalid or was already used. Restart the server to print a new one.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `email_exists`: There is already an account with this e-mail address. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `invalid_invitation`: The invitation is invalid, was already used, or has expired. Ask for a new one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SignInOptions"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    requestSignUpLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `sign_up_closed`: Sign-up is by invitation only. Ask an owner to invite you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    switchTenant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Public id with the prefix `ten_`.
                     * @example ten_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                     */
                    tenantId: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LoginResult"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Membership"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createSocketTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SocketTicket"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listCannedResponses: {
        parameters: {
            query?: {
                category?: string;
                cursor?: string;
                limit?: number;
                q?: string;
                scope?: components["schemas"]["ScopeInput"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedResponse"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createCannedResponse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCannedResponseInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `shortcut_exists`: There is already a canned response with this shortcut. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unknown_placeholder`: The text contains an unknown placeholder.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getCannedResponse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `can_`.
                 * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                cannedResponseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteCannedResponse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `can_`.
                 * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                cannedResponseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateCannedResponse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `can_`.
                 * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                cannedResponseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCannedResponseInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `shortcut_exists`: There is already a canned response with this shortcut. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unknown_placeholder`: The text contains an unknown placeholder. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    renderCannedResponse: {
        parameters: {
            query: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
                language?: "ar" | "en" | "fr";
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `can_`.
                 * @example can_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                cannedResponseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RenderedCannedResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                attribute?: string;
                attributeValue?: string;
                consent?: "allowed" | "opted_out" | "suppressed";
                /**
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                createdAfter?: string;
                /**
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                createdBefore?: string;
                cursor?: string;
                hasPhone?: "true" | "false";
                language?: string;
                limit?: number;
                q?: string;
                sort?: "newest" | "name";
                tagMatch?: "any" | "all";
                tags?: string;
                withoutTags?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContactInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `contact_exists`: There is already a contact with this identity. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `contact_identity_required`: A contact needs a phone, bsuid, lid or username.
             *
             *     `invalid_phone_number`: This is not a valid phone number. Include the country code, for example +33612345678.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateContactInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `contact_exists`: There is already a contact with this identity. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `contact_identity_required`: A contact needs a phone, bsuid, lid or username.
             *
             *     `invalid_phone_number`: This is not a valid phone number. Include the country code, for example +33612345678.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    blockContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockContactInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    unblockContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    mergeContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeContactInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `cannot_merge_into_itself`: A contact cannot be merged into itself.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listMergeSuggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MergeSuggestion"][];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    dismissMergeSuggestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
                /**
                 * @description Public id with the prefix `mrg_`.
                 * @example mrg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                suggestionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    tagContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaggingInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Contact"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listContactAttributes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: string[];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    countContacts: {
        parameters: {
            query?: {
                attribute?: string;
                attributeValue?: string;
                consent?: "allowed" | "opted_out" | "suppressed";
                /**
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                createdAfter?: string;
                /**
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                createdBefore?: string;
                hasPhone?: "true" | "false";
                language?: string;
                q?: string;
                tagMatch?: "any" | "all";
                tags?: string;
                withoutTags?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ContactCount"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    bulkDeleteContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteContactsInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    exportContacts: {
        parameters: {
            query?: {
                attribute?: string;
                attributeValue?: string;
                consent?: "allowed" | "opted_out" | "suppressed";
                /**
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                createdAfter?: string;
                /**
                 * @description ISO 8601 in UTC
                 * @example 2026-11-20T18:00:00.000Z
                 */
                createdBefore?: string;
                hasPhone?: "true" | "false";
                language?: string;
                q?: string;
                tagMatch?: "any" | "all";
                tags?: string;
                withoutTags?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV as defined in RFC 4180, in UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    bulkTagContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagContactsInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TaggedContact"][];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                assignee?: string;
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId?: string;
                cursor?: string;
                heldBack?: "true" | "false";
                limit?: number;
                q?: string;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId?: string;
                sort?: "newest" | "oldest" | "longest_waiting" | "window_closing";
                status?: string;
                tags?: string;
                team?: string;
                unread?: "true" | "false";
                windowExpiringSoon?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getOrCreateConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartConversationInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    assignConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignConversationInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `assignee_not_member`: A conversation can only be assigned to a member who can reply. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listConversationMessages: {
        parameters: {
            query?: {
                contains?: "media" | "files" | "links";
                cursor?: string;
                limit?: number;
                order?: "newest_first" | "oldest_first";
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateNoteInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `mention_not_member`: A note can only mention members of the business.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    markNotificationsOfConversationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    markConversationPending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    markConversationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    releaseHeldBackMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    reopenConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    resolveConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    countSharedContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SharedContentCounts"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    snoozeConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeConversationInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    tagConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaggingInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listConversationTimeline: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineEntry"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    markConversationUnread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `cnv_`.
                 * @example cnv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                conversationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    bulkUpdateConversations: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkConversationsInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChangedConversation"][];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `assignee_not_member`: A conversation can only be assigned to a member who can reply.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                afterSeq?: string;
                limit?: number;
                topics?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `cursor_expired`: Events after this cursor are no longer kept. Fetch the state again and subscribe from its `latestSeq`. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    role: components["schemas"]["MemberRoleInput"];
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedInvitation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `reauthentication_required`: Confirm your password first: POST /auth/reauthenticate. Then repeat the request.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `already_member`: This person is already a member. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `inv_`.
                 * @example inv_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Membership"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `already_member`: This person is already a member. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `invalid_invitation`: The invitation is invalid, was already used, or has expired. Ask for a new one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InvitationPreview"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `invalid_invitation`: The invitation is invalid, was already used, or has expired. Ask for a new one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listMacros: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                scope?: components["schemas"]["ScopeInput"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Macro"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createMacro: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMacroInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Macro"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `assignee_not_member`: A conversation can only be assigned to a member who can reply.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getMacro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `mac_`.
                 * @example mac_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                macroId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Macro"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteMacro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `mac_`.
                 * @example mac_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                macroId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateMacro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `mac_`.
                 * @example mac_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                macroId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMacroInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Macro"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `assignee_not_member`: A conversation can only be assigned to a member who can reply. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    runMacro: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `mac_`.
                 * @example mac_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                macroId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunMacroInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MacroRun"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `session_not_connected`: The session is not connected. Check its status and restart it.
             *
             *     `media_pending`: The file is still being fetched. Try again shortly.
             *
             *     `media_held_back`: The file belongs to a message that is held back. Release the message first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `media_gone`: The file is no longer available. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `payload_too_large`: The body is larger than this endpoint accepts.
             *
             *     `media_too_large`: The file is larger than WhatsApp accepts for its media type.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unsupported_content_type`: Send the body with the content type this endpoint documents.
             *
             *     `unsupported_file_type`: A file of this type cannot be sent in this way.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `assignee_not_member`: A conversation can only be assigned to a member who can reply.
             *
             *     `engine_unavailable`: This engine is not installed on this server.
             *
             *     `recipient_suppressed`: This contact asked not to receive messages, or cannot be reached.
             *
             *     `unsupported_group`: This session cannot send to groups. Send a private message to a group member instead.
             *
             *     `unsupported_recipient_address`: This session cannot send to the only known address of this contact. Add a phone number.
             *
             *     `message_too_long`: The text is longer than WhatsApp accepts (4,096 characters; 1,024 with a file or buttons).
             *
             *     `message_empty`: Specify what to send: message, text, mediaUrl, mediaId or content.
             *
             *     `unsupported_capability`: The engine of this session does not support this.
             *
             *     `window_closed`: More than 24 hours have passed since the customer's last message. Use a template.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    uploadMedia: {
        parameters: {
            query?: {
                mediaType?: "image" | "video" | "audio" | "document" | "sticker";
            };
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Media"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `payload_too_large`: The body is larger than this endpoint accepts.
             *
             *     `media_too_large`: The file is larger than WhatsApp accepts for its media type.
             *
             *     `image_too_large`: The image has too many pixels to be converted.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unsupported_content_type`: Send the body with the content type this endpoint documents.
             *
             *     `unsupported_file_type`: A file of this type cannot be sent in this way.
             *
             *     `audio_conversion_unavailable`: WhatsApp does not play this audio format, and this server has no ffmpeg to convert it.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `media_unreadable`: The file is damaged or incomplete: it cannot be decoded.
             *
             *     `media_conversion_failed`: Converting the file takes more time or memory than this server allows. Convert it before you upload it.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `upload_quota_exceeded`: Too many uploaded files are waiting to be sent. Send some, or wait until they are deleted.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getMedia: {
        parameters: {
            query?: {
                expires?: string;
                signature?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `med_`.
                 * @example med_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                mediaId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unauthenticated`: Sign in, or send an API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `link_expired`: The link has expired or was changed. Fetch the message again to get a new link. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `media_pending`: The file is still being fetched. Try again shortly.
             *
             *     `media_held_back`: The file belongs to a message that is held back. Release the message first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `media_gone`: The file is no longer available. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `last_owner`: A business must have at least one owner. Make another member an owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateMemberRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["MemberRoleInput"];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `reauthentication_required`: Confirm your password first: POST /auth/reauthenticate. Then repeat the request.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `last_owner`: A business must have at least one owner. Make another member an owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    availability: components["schemas"]["AvailabilityInput"];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deactivateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `last_owner`: A business must have at least one owner. Make another member an owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    endMemberLogins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    reactivateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `reauthentication_required`: Confirm your password first: POST /auth/reauthenticate. Then repeat the request.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getMemberRemovalPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `usr_`.
                 * @example usr_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MemberRemovalPreview"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MessageDetails"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    cancelMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `message_not_cancelable`: The message was sent or is being sent; it cannot be canceled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    releaseHeldBackMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description Public id with the prefix `msg_`.
                 * @example msg_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `message_not_retryable`: Only a failed or unknown message can be retried. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unsupported_group`: This session cannot send to groups. Send a private message to a group member instead.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listContactMessages: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                order?: "newest_first" | "oldest_first";
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `con_`.
                 * @example con_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageInput"];
            };
        };
        responses: {
            /** @description Success. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AcceptedMessage"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `session_not_connected`: The session is not connected. Check its status and restart it.
             *
             *     `recipient_blocked`: This contact is blocked. Unblock the contact first.
             *
             *     `referenced_message_pending`: The message this one replies or reacts to has not been sent yet. Try again shortly.
             *
             *     `media_pending`: The file is still being fetched. Try again shortly.
             *
             *     `media_held_back`: The file belongs to a message that is held back. Release the message first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `media_gone`: The file is no longer available. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `payload_too_large`: The body is larger than this endpoint accepts.
             *
             *     `media_too_large`: The file is larger than WhatsApp accepts for its media type.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unsupported_content_type`: Send the body with the content type this endpoint documents.
             *
             *     `unsupported_file_type`: A file of this type cannot be sent in this way.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `session_required`: There is more than one session. Specify one with sessionId.
             *
             *     `engine_unavailable`: This engine is not installed on this server.
             *
             *     `recipient_required`: Specify a recipient: phoneNumber, to, contactId or conversationId.
             *
             *     `recipient_suppressed`: This contact asked not to receive messages, or cannot be reached.
             *
             *     `unsupported_group`: This session cannot send to groups. Send a private message to a group member instead.
             *
             *     `unsupported_recipient_address`: This session cannot send to the only known address of this contact. Add a phone number.
             *
             *     `invalid_phone_number`: This is not a valid phone number. Include the country code, for example +33612345678.
             *
             *     `message_empty`: Specify what to send: message, text, mediaUrl, mediaId or content.
             *
             *     `message_too_long`: The text is longer than WhatsApp accepts (4,096 characters; 1,024 with a file or buttons).
             *
             *     `unsupported_capability`: The engine of this session does not support this.
             *
             *     `window_closed`: More than 24 hours have passed since the customer's last message. Use a template.
             *
             *     `referenced_message_not_sent`: The message this one replies or reacts to was not sent.
             *
             *     `schedule_too_far`: A message can be scheduled for at most 90 days ahead.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getMonitoring: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Monitoring"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                type?: components["schemas"]["NotificationTypeInput"];
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notification"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ntf_`.
                 * @example ntf_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    markNotificationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ntf_`.
                 * @example ntf_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Notification"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PushKey"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    setPushSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPushSubscriptionInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PushSubscription"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    markAllNotificationsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReadCount"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationSettings"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    setNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetNotificationSettingsInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationSettings"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    countUnreadNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["UnreadCount"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SandboxStatus"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    startSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SandboxStatus"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `sandbox_not_configured`: This server has no sandbox for simulated numbers. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             *
             *     `sandbox_unavailable`: The sandbox cannot be reached. See details, and check that it is running.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                q: string;
                type?: "messages" | "contacts" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SearchHit"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listSecurityEvents: {
        parameters: {
            query?: {
                action?: components["schemas"]["SecurityActionInput"];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SecurityEvent"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accessToken: string;
                    appSecret: string;
                    /** @enum {string} */
                    engine: "cloud";
                    /** Format: uri */
                    graphBaseUrl?: string;
                    graphVersion?: string;
                    name: string;
                    phoneNumberId: string;
                    settings?: {
                        autoReply?: {
                            inactivityHours: number;
                            isEnabled: boolean;
                            translations: {
                                ar?: string;
                                en?: string;
                                fr?: string;
                            };
                        };
                        awayMessage?: {
                            isEnabled: boolean;
                            translations: {
                                ar?: string;
                                en?: string;
                                fr?: string;
                            };
                        };
                        enforcePairRateLimit?: boolean;
                        inboundLimitPerMinute?: number | null;
                        /** @enum {string} */
                        language?: "ar" | "en" | "fr";
                        messagesPerSecond?: number;
                        retryUnknownAfterMs?: number | null;
                        teamId?: string | null;
                        workingHours?: {
                            closedDates: string[];
                            isEnabled: boolean;
                            timeZone: string;
                            week: {
                                fri: {
                                    from: string;
                                    to: string;
                                }[];
                                mon: {
                                    from: string;
                                    to: string;
                                }[];
                                sat: {
                                    from: string;
                                    to: string;
                                }[];
                                sun: {
                                    from: string;
                                    to: string;
                                }[];
                                thu: {
                                    from: string;
                                    to: string;
                                }[];
                                tue: {
                                    from: string;
                                    to: string;
                                }[];
                                wed: {
                                    from: string;
                                    to: string;
                                }[];
                            };
                        };
                    };
                    verifyToken?: string;
                    wabaId: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedSession"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `session_exists`: This number is already connected. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `session_connection_failed`: WhatsApp refused this connection. See details for the reason.
             *
             *     `engine_unavailable`: This engine is not installed on this server.
             *
             *     `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `rate_limited`: Too many requests. Wait for Retry-After seconds.
             *
             *     `too_many_concurrent_requests`: Too many large requests of this business are running at the same time. Wait for Retry-After seconds.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accessToken?: string;
                    appSecret?: string;
                    /** Format: uri */
                    graphBaseUrl?: string;
                    graphVersion?: string;
                    name?: string;
                    settings?: {
                        autoReply?: {
                            inactivityHours: number;
                            isEnabled: boolean;
                            translations: {
                                ar?: string;
                                en?: string;
                                fr?: string;
                            };
                        };
                        awayMessage?: {
                            isEnabled: boolean;
                            translations: {
                                ar?: string;
                                en?: string;
                                fr?: string;
                            };
                        };
                        enforcePairRateLimit?: boolean;
                        inboundLimitPerMinute?: number | null;
                        /** @enum {string} */
                        language?: "ar" | "en" | "fr";
                        messagesPerSecond?: number;
                        retryUnknownAfterMs?: number | null;
                        teamId?: string | null;
                        workingHours?: {
                            closedDates: string[];
                            isEnabled: boolean;
                            timeZone: string;
                            week: {
                                fri: {
                                    from: string;
                                    to: string;
                                }[];
                                mon: {
                                    from: string;
                                    to: string;
                                }[];
                                sat: {
                                    from: string;
                                    to: string;
                                }[];
                                sun: {
                                    from: string;
                                    to: string;
                                }[];
                                thu: {
                                    from: string;
                                    to: string;
                                }[];
                                tue: {
                                    from: string;
                                    to: string;
                                }[];
                                wed: {
                                    from: string;
                                    to: string;
                                }[];
                            };
                        };
                    };
                    verifyToken?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `session_connection_failed`: WhatsApp refused this connection. See details for the reason.
             *
             *     `engine_unavailable`: This engine is not installed on this server.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSessionDeletionPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            conversations: number;
                            mediaFiles: number;
                            messages: number;
                            queued: number;
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listSessionErrors: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SessionError"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSessionHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            checkedAt: string | null;
                            displayName: string | null;
                            lastInboundAt: string | null;
                            messagingLimit: number | null;
                            qualityRating: string | null;
                            sandboxUrl: string | null;
                            sendQueue: {
                                isRunning: boolean;
                                pausedUntil: string | null;
                                pauseReason: string | null;
                                queued: number;
                                unknown: number;
                            };
                            status: components["schemas"]["SessionStatus"];
                            statusMessage: string | null;
                            statusReason: components["schemas"]["SessionStatusReason"] | null;
                            throughput: number | null;
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSessionProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            about?: string;
                            address?: string;
                            description?: string;
                            email?: string;
                            profilePictureUrl?: string;
                            vertical?: string;
                            websites?: string[];
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unsupported_capability`: The engine of this session does not support this.
             *
             *     `provider_rejected`: WhatsApp refused the request. See details.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             *
             *     `provider_unavailable`: WhatsApp cannot be reached right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateSessionProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about?: string;
                    address?: string;
                    description?: string;
                    email?: string;
                    vertical?: string;
                    websites?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            about?: string;
                            address?: string;
                            description?: string;
                            email?: string;
                            profilePictureUrl?: string;
                            vertical?: string;
                            websites?: string[];
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unsupported_capability`: The engine of this session does not support this.
             *
             *     `provider_rejected`: WhatsApp refused the request. See details.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             *
             *     `provider_unavailable`: WhatsApp cannot be reached right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSessionQr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-11-20T18:00:00.000Z
                             */
                            expiresAt: string;
                            qr: string;
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_capability`: The engine of this session does not support this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    restartSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `engine_unavailable`: This engine is not installed on this server. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSessionStatistics: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            days: {
                                /** Format: date */
                                date: string;
                                delivered: number;
                                failed: number;
                                read: number;
                                received: number;
                                sent: number;
                            }[];
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-11-20T18:00:00.000Z
                             */
                            from: string;
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getSessionStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            status: components["schemas"]["SessionStatus"];
                            /**
                             * Format: date-time
                             * @description ISO 8601 in UTC
                             * @example 2026-11-20T18:00:00.000Z
                             */
                            statusChangedAt: string;
                            statusMessage: string | null;
                            statusReason: components["schemas"]["SessionStatusReason"] | null;
                        };
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                category?: "marketing" | "utility" | "authentication";
                cursor?: string;
                language?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Template"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `engine_unavailable`: This engine is not installed on this server.
             *
             *     `unsupported_capability`: The engine of this session does not support this.
             *
             *     `provider_rejected`: WhatsApp refused the request. See details.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             *
             *     `provider_unavailable`: WhatsApp cannot be reached right now.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listUnmatchedStatuses: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["UnmatchedStatus"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listWebhookItems: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                type?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookItem"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getWebhookItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `itm_`.
                 * @example itm_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                itemId: string;
                /**
                 * @description Public id with the prefix `ses_`.
                 * @example ses_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookItem"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createSandboxSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SandboxSession"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `sandbox_not_configured`: This server has no sandbox for simulated numbers.
             *
             *     `session_connection_failed`: WhatsApp refused this connection. See details for the reason.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             *
             *     `sandbox_unavailable`: The sandbox cannot be reached. See details, and check that it is running.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    testSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accessToken: string;
                    appSecret: string;
                    /** @enum {string} */
                    engine: "cloud";
                    /** Format: uri */
                    graphBaseUrl?: string;
                    graphVersion?: string;
                    phoneNumberId: string;
                    verifyToken?: string;
                    wabaId: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ConnectionTest"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `session_connection_failed`: WhatsApp refused this connection. See details for the reason.
             *
             *     `engine_unavailable`: This engine is not installed on this server.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tag"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTagInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tag"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `tag_exists`: There is already a tag with this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `tag_`.
                 * @example tag_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tag"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `tag_`.
                 * @example tag_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `tag_`.
                 * @example tag_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTagInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tag"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `tag_exists`: There is already a tag with this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listTeams: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Team"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeamInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Team"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `team_exists`: There is already a team with this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `tem_`.
                 * @example tem_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Team"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `tem_`.
                 * @example tem_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `tem_`.
                 * @example tem_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                teamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTeamInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Team"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `team_exists`: There is already a team with this name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tenant"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateTenant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    defaultCountry?: string | null;
                    description?: string | null;
                    industry?: string | null;
                    name?: string;
                    type?: string | null;
                    websites?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tenant"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["User"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    locale?: "ar" | "en" | "fr";
                    name?: string;
                    preferences?: {
                        [key: string]: unknown;
                    };
                    theme?: components["schemas"]["ThemeInput"];
                    timeZone?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["User"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updatePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EmptyResponse"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             *
             *     `invalid_credentials`: The e-mail address or the password is incorrect.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                scope?: components["schemas"]["ScopeInput"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `nextCursor` fetches the next one; it is null on the last page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["View"][];
                        nextCursor: string | null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             *
             *     `invalid_cursor`: The cursor is not valid. Start again without a cursor.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /** @description A request that repeats the key of an earlier one gets the same response and changes nothing. A key is kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateViewInput"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["View"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used with a different request. Use a new key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    getView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `viw_`.
                 * @example viw_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["View"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `viw_`.
                 * @example viw_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: null;
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    updateView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id with the prefix `viw_`.
                 * @example viw_0199f0c2a1b47cc2a1b4f0c2a1b47cc2
                 */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateViewInput"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["View"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    countUnreadConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["UnreadConversations"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /**
             * @description `validation_failed`: The request does not have the expected shape. See details for each field.
             *
             *     `malformed_json`: The body is not valid JSON in UTF-8.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `unauthenticated`: Sign in, or send an API key.
             *
             *     `token_expired`: The access token has expired. Refresh it.
             *
             *     `login_ended`: This login was ended. Sign in again.
             *
             *     `api_key_revoked`: This API key was revoked or has expired.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `forbidden`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `not_found`: No object with this id exists, or you do not have access to it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `payload_too_large`: The body is larger than this endpoint accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `unsupported_content_type`: Send the body with the content type this endpoint documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `rate_limited`: Too many requests. Wait for Retry-After seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description `internal_error`: An unexpected error occurred. Include the request id when you report it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description `database_unavailable`: The database is unavailable. Try again shortly.
             *
             *     `storage_full`: The server has no space left to store this. Free space on its disk, then try again.
             *
             *     `overloaded`: The server is overloaded. Try again shortly.
             *
             *     `shutting_down`: This server is shutting down. Try again; another one will respond.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
}
