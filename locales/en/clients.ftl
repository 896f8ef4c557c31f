## Keys and clients in the console

keys-lead = How other programs get access. Secrets are shown once; only a hash or an encrypted copy is kept.
keys-proof-needed = It has been a while since you entered your password. Reload this page to confirm it’s you, then fill in the form again.
keys-done-revoked = Key revoked. Requests with it are now refused.
keys-done-client-created = Client created. Programs can now sign people in with it.
keys-done-client-renamed = Client renamed.
keys-done-client-deleted = Client deleted. Everyone who was signed in through it is signed out.
keys-done-jwt-ended = The old secret no longer works.
keys-cancel = Cancel

keys-api-title = API keys
keys-api-lead = For programs that register and manage people. Send a key as “Authorization: Bearer” with every request.
keys-api-new = Create key
keys-api-empty = No API keys
keys-api-empty-text = Create one for a program that registers or manages people through the API.
keys-api-ended = Revoked and expired keys
keys-name = Name
keys-key = Key
keys-rights = Permissions
keys-networks = Allowed from
keys-created = Created
keys-expires = Expires
keys-last-used = Last used
keys-state = Status
keys-never = never
keys-anywhere = anywhere
keys-state-active = Active
keys-state-revoked = Revoked
keys-state-expired = Expired
keys-revoke = Revoke
keys-actions = Actions

keys-new-title = Create API key
keys-new-lead = The key is shown once, on the next page. No one can view it afterwards.
keys-name-hint = Letters, digits, hyphens and underscores, at most 64. A name can’t be reused after its key is revoked.
keys-description = Description
keys-description-hint = What the key is for. Optional.
keys-role = Permissions
keys-role-users = Manage accounts
keys-role-users-hint = USERS_ADMIN: registers people and manages their accounts, but not settings, keys or administrators.
keys-role-admin = Full access
keys-role-admin-hint = ADMIN: everything an administrator may do through the API.
keys-last-day = Expires after
keys-last-day-hint = The last day it works, in UTC. Leave empty for a key that never expires.
keys-networks-field = Allowed networks
keys-networks-hint = IP addresses and networks, one per line, like 203.0.113.7 or 10.0.0.0/24. Leave empty to allow any.
keys-create = Create key

keys-made-title = API key { $name }
keys-made-warning = Copy it now and store it safely. It will not be shown again. If you lose it, create a new one.
keys-made-secret = Key
keys-made-try = Try it
keys-made-done = I have saved the key

keys-revoke-title = Revoke API key { $name }?
keys-revoke-immediately = Requests with this key are refused immediately.
keys-revoke-made = API keys created with this key are revoked, too.
keys-revoke-final = This can’t be undone. To restore access, create a new key and give it to the program.
keys-revoke-name = Its name can’t be reused, so that the audit trail stays clear.
keys-revoke-used = Last used:
keys-revoke-unused = It has never been used.

keys-clients-title = OAuth clients
keys-clients-lead = Programs that sign people in with username and password. All clients are public: they have an ID and no secret.
keys-clients-new = Create client
keys-client-id = Client ID
keys-client-id-hint = The program sends it as client_id. Letters, digits, hyphens and underscores, at most 64. It can’t be changed later.
keys-client-name = Name
keys-client-name-hint = Shown to people in the list of connected apps.
keys-client-people = Signed in
keys-client-people-count = { $people ->
    [one] 1 person
   *[other] { $people } people
}
keys-client-people-more = at least { $people } people
keys-client-last = Last used
keys-client-change = Rename
keys-client-delete = Delete
keys-client-new-title = Create OAuth client
keys-client-create = Create client
keys-client-title = OAuth client { $name }
keys-client-save = Save
keys-client-token-url = Token URL
keys-client-delete-title = Delete OAuth client { $name }?
keys-client-delete-people = { $people ->
    [0] No one is signed in through it at the moment.
    [one] 1 person is signed out immediately.
   *[other] { $people } people are signed out immediately.
}
keys-client-delete-tokens = Its access and refresh tokens are refused immediately.
keys-client-delete-again = The program can’t sign anyone in until a client with the same ID is created.
keys-client-last-one = This is the only client. Create another one first: without a client, no program can sign people in.

keys-jwt-title = JWT signing secret
keys-jwt-lead = Programs that know the secret can issue tokens for any account, signed with HS256. It gives full administrator access.
keys-jwt-made = In use since
keys-jwt-before = The previous secret works until
keys-jwt-before-none = No previous secret works.
keys-jwt-rotate = Rotate secret
keys-jwt-end = End the old secret now
keys-jwt-rotate-title = Rotate the JWT signing secret?
keys-jwt-rotate-lead = The new secret is shown once, on the next page. The old one keeps working for a while, so that you can switch your programs one by one.
keys-jwt-rotate-third = An earlier secret still works. It ends now: at most two secrets work at a time.
keys-jwt-overlap = Keep the old secret working for
keys-overlap-none = Not at all: it ends immediately
keys-overlap-hour = 1 hour
keys-overlap-day = 1 day
keys-overlap-week = 1 week
keys-overlap-month = 30 days
keys-jwt-make = Create new secret
keys-jwt-meanwhile = Someone else has created a new secret in the meantime. Check when, before you create another.
keys-jwt-made-title = New JWT signing secret
keys-jwt-made-warning = Copy it now. It will not be shown here again. On the server, “rollbook jwt secret” prints it.
keys-jwt-secret = Secret
keys-jwt-made-until = The old secret works until
keys-jwt-made-ended = The old secret no longer works.
keys-jwt-end-title = End the old secret?
keys-jwt-end-text = Tokens signed with it are refused immediately. Tokens signed with the new secret keep working.
keys-jwt-end-until = Otherwise it works until

keys-webhooks-title = Webhooks
keys-webhooks-text = Rollbook does not send webhooks yet. When it does, you will set their URLs here.
