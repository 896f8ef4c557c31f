## Keys and clients in the console

keys-lead = What lets other programs in. Secrets are shown once and kept as a digest, or sealed.
keys-proof-needed = More than five minutes have passed since you gave your password. Open this page anew to give it once more, then fill it in again.
keys-done-revoked = The key is revoked. Whoever uses it is refused from now on.
keys-done-client-created = The client is there. Programs can sign people in through it from now on.
keys-done-client-renamed = The client has its new name.
keys-done-client-deleted = The client is deleted, and everything that was signed in through it.
keys-done-jwt-ended = The old secret works no longer.
keys-cancel = Cancel

keys-api-title = API keys
keys-api-lead = For programs that register and manage people. A key is sent as “Authorization: Bearer” with every request.
keys-api-new = New key
keys-api-empty = There are no keys
keys-api-empty-text = Make one for a program that registers or manages people through the API.
keys-api-ended = Revoked and expired keys
keys-name = Name
keys-key = Key
keys-rights = Rights
keys-networks = From
keys-created = Made
keys-expires = Ends
keys-last-used = Last used
keys-state = State
keys-never = never
keys-anywhere = anywhere
keys-state-active = In force
keys-state-revoked = Revoked
keys-state-expired = Expired
keys-revoke = Revoke
keys-actions = Actions

keys-new-title = New API key
keys-new-lead = It is shown once, on the next page. Nobody can read it afterwards.
keys-name-hint = Letters, digits, hyphens and underscores, at most 64. A name stays taken after its key is revoked.
keys-description = What it is for
keys-description-hint = One line, for whoever looks at this list later. May stay empty.
keys-role = What it may do
keys-role-users = Manage accounts
keys-role-users-hint = USERS_ADMIN: registers people and manages their accounts. Neither settings and keys nor administrators.
keys-role-admin = Everything
keys-role-admin-hint = ADMIN: all that an administrator may do through the API.
keys-last-day = Last day
keys-last-day-hint = It ends with this day, in UTC. Empty means that it never ends.
keys-networks-field = Where it may be used from
keys-networks-hint = Addresses and networks, one on each line, like 203.0.113.7 or 10.0.0.0/24. Empty means anywhere.
keys-create = Make the key

keys-made-title = The key { $name }
keys-made-warning = Copy it now and keep it where secrets are kept. It is not shown again; who loses it makes a new one.
keys-made-secret = Key
keys-made-try = To try it
keys-made-done = I have kept it

keys-revoke-title = Revoke the key { $name }?
keys-revoke-immediately = Whoever uses it is refused from this moment on.
keys-revoke-final = It cannot be taken back; a new key has to be made and given to the program.
keys-revoke-name = Its name stays taken, so that the audit trail stays clear.
keys-revoke-used = It was last used at:
keys-revoke-unused = It was never used.

keys-clients-title = OAuth clients
keys-clients-lead = Programs that sign people in with name and password. All are public: they have an id and no secret.
keys-clients-new = New client
keys-client-id = Client id
keys-client-id-hint = What the program sends as client_id: letters, digits, hyphens and underscores, at most 64. It cannot be changed later.
keys-client-name = Name
keys-client-name-hint = What people read in the list of programs that are connected to their account.
keys-client-people = Signed in
keys-client-people-count = { $people ->
    [one] one person
   *[other] { $people } people
}
keys-client-people-more = at least { $people } people
keys-client-last = Last used
keys-client-change = Change
keys-client-delete = Delete
keys-client-new-title = New OAuth client
keys-client-create = Make the client
keys-client-title = The client { $name }
keys-client-save = Save the name
keys-client-token-url = It asks for tokens at
keys-client-delete-title = Delete the client { $name }?
keys-client-delete-people = { $people ->
    [0] Nobody is signed in through it at the moment.
    [one] One person is signed out there at once.
   *[other] { $people } people are signed out there at once.
}
keys-client-delete-tokens = Its access and refresh tokens are refused from this moment on.
keys-client-delete-again = The program cannot sign anybody in any more, until a client of the same id is made.
keys-client-last-one = This is the only client. Make another one first: without any, no program can sign people in.

keys-jwt-title = Secret for JWTs
keys-jwt-lead = Programs that know it make tokens of their own for any account, signed with HS256. It opens everything that an administrator may do.
keys-jwt-made = In use since
keys-jwt-before = The one before works until
keys-jwt-before-none = No older secret works.
keys-jwt-rotate = New secret
keys-jwt-end = End the old one now
keys-jwt-rotate-title = A new secret for JWTs?
keys-jwt-rotate-lead = The new one is shown once, on the next page. The old one goes on working for a while, so that your programs can change over one after the other.
keys-jwt-rotate-third = A secret from before is still working. It ends now: never more than two work.
keys-jwt-overlap = The old secret works for
keys-overlap-none = No longer at all: it ends at once
keys-overlap-hour = One hour more
keys-overlap-day = One day more
keys-overlap-week = One week more
keys-overlap-month = 30 days more
keys-jwt-make = Make a new secret
keys-jwt-meanwhile = Somebody has made a new secret meanwhile. Look at when it was made before you make another.
keys-jwt-made-title = The new secret for JWTs
keys-jwt-made-warning = Copy it now. It is not shown here again; on the server “rollbook jwt secret” prints it.
keys-jwt-secret = Secret
keys-jwt-made-until = The old secret works until
keys-jwt-made-ended = The old secret works no longer.
keys-jwt-end-title = End the old secret?
keys-jwt-end-text = Tokens that are signed with it are refused from this moment on. Tokens under the new secret go on working.
keys-jwt-end-until = Otherwise it works until

keys-webhooks-title = Webhooks
keys-webhooks-text = Rollbook does not send webhooks yet. When it does, the addresses that are told of new, changed and deleted accounts will be kept here.
