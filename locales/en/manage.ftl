## The list of accounts

accounts-new = Create account
accounts-filter = Filter accounts
accounts-search = Name, username, email address or ID
accounts-lists = Lists
accounts-remove-filter = Remove filter
accounts-more-conditions = More filters
accounts-columns = Columns
accounts-days-hint = Days start and end at midnight UTC. Both days are included.
accounts-sort = Sort by
accounts-any = Any
accounts-yes = Yes
accounts-no = No
accounts-none = None
accounts-domain = Email domain
accounts-created-from = Created from
accounts-created-until = Created to
accounts-seen-from = Last sign-in from
accounts-seen-until = Last sign-in to
accounts-seen-never = Never
accounts-locked = Locked
accounts-locked-now = Locked now
accounts-state-kept = All except deleted
accounts-state-any = All, including deleted
accounts-state-entered = Active or disabled
accounts-state-awaiting-email = Unconfirmed
accounts-state-active = Active
accounts-state-disabled = Disabled
accounts-state-deleted = Deleted
accounts-role-admin = Administrator
accounts-role-moderator = Moderator
accounts-role-editor = Editor
accounts-role-users-admin = Manages accounts
accounts-role-none = No role
accounts-glance = Quick view
accounts-glance-close = Close
accounts-glance-previous = Previous account
accounts-glance-next = Next account
accounts-open = Open account
accounts-column-name = Name
accounts-column-username = Username
accounts-column-address = Email address
accounts-column-state = Status
accounts-column-role = Role
accounts-column-tags = Tags
accounts-tag = Tag
accounts-column-created = Created
accounts-column-seen = Last sign-in
accounts-column-confirmed = Address confirmed
accounts-column-password = Password set
accounts-column-language = Language
accounts-column-id = ID
accounts-column-uuid = UUID
accounts-column-ext-id = External ID
accounts-sort-name-up = Name, A to Z
accounts-sort-name-down = Name, Z to A
accounts-sort-username-up = Username, A to Z
accounts-sort-username-down = Username, Z to A
accounts-sort-address-up = Email address, A to Z
accounts-sort-address-down = Email address, Z to A
accounts-sort-created-up = Created, oldest first
accounts-sort-created-down = Created, newest first
accounts-sort-seen-up = Last sign-in, oldest first
accounts-sort-seen-down = Last sign-in, newest first
accounts-sort-id-up = ID, lowest first
accounts-sort-id-down = ID, highest first
accounts-count = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
accounts-count-more = More than { $count } accounts
accounts-count-unknown = Too many accounts to count
accounts-more-tags = and { $count } more
accounts-choose = Select all on this page
accounts-choose-one = Select { $name }
accounts-export = Export accounts
accounts-export-what = What is exported
accounts-export-text = All accounts that match the filters, with their tags but without passwords. The export is recorded in the audit trail.
accounts-export-csv = Download as CSV
accounts-export-json = Download as JSON
accounts-erased = Account permanently deleted.
accounts-cursor-lost = This page no longer exists. Showing the first page.
accounts-cut-short = Few accounts match, so the search stopped early to stay fast. Choose “Next” to continue, or try another order or more filters.
accounts-faulty = Part of the filter is not valid, so nothing is listed. Correct it below.
accounts-empty-title = No accounts yet
accounts-empty-text = People appear here when they register. You can also create an account yourself.
accounts-nothing-title = No matching accounts
accounts-nothing-text = No account matches all of these filters. Remove one, or clear the filters.
accounts-end-title = No more accounts
accounts-end-text = This page is past the end of the list.

## Filters with a name

filters-title = Saved filters
filters-lead = Shared with everyone who manages accounts.
filters-renamed = Filter renamed.
filters-deleted = Filter deleted.
filters-manage = Manage
filters-save = Save this filter
filters-save-button = Save
filters-saved = Filter saved.
filters-name = Name of the filter
filters-by = Saved by
filters-rename = New name
filters-rename-button = Rename
filters-delete = Delete
filters-delete-one = Delete { $name }
filters-unreadable = Part of this filter is no longer valid. Open it to see which.
filters-empty-title = No saved filters
filters-empty-text = Filter the list of accounts, then save the filter under a name.

## One action over many accounts

bulk-title = Bulk actions
bulk-do = Action
bulk-of = Apply to
bulk-of-chosen = Selected accounts
bulk-of-all = All accounts in this list ({ $count })
bulk-next = Continue…
bulk-chosen = { $count } selected
bulk-back = Back to the list
bulk-and-more = and { $count } more
bulk-more-question = Apply to more than { $count } accounts?
bulk-all-question = Apply to all accounts that match the filter?
bulk-not-counted = There are too many to count in advance. The job’s page shows its progress.
bulk-nobody-title = No matching accounts
bulk-nobody-text = None of the accounts match any more. Go back and select others.
bulk-turn = Each account is checked again before it is changed. Accounts that no longer match the filter are skipped.
bulk-background = This runs as a bulk job. You can follow its progress and stop it. Every change is recorded in the audit trail.
bulk-passes-over-own = Your own account is skipped.
bulk-passes-over-rights = Administrators and account managers are skipped; only an administrator may change them.
bulk-tag-name = Tag
bulk-tag-hint = The name of an existing tag.
bulk-reason = Reason
bulk-reason-hint = Recorded in the audit trail and shown on the account. Optional.
bulk-tag = Add tag
bulk-tag-question = { $count ->
    [one] Add a tag to 1 account?
   *[other] Add a tag to { $count } accounts?
}
bulk-tag-follows = Accounts that already have the tag are not changed.
bulk-tag-button = Add tag
bulk-untag = Remove tag
bulk-untag-question = { $count ->
    [one] Remove a tag from 1 account?
   *[other] Remove a tag from { $count } accounts?
}
bulk-untag-follows = Accounts without the tag are not changed.
bulk-untag-button = Remove tag
bulk-tag-create = Create the tag if it doesn’t exist
bulk-tag-create-hint = With the default colour and no description. You can edit it under Tags.
bulk-role = Change role
bulk-role-question = { $count ->
    [one] Change the role of 1 account?
   *[other] Change the role of { $count } accounts?
}
bulk-role-follows = Accounts that already have the role are not changed. “Manages accounts” stays as it is.
bulk-role-button = Change role
bulk-role-ends = If an account’s permissions change, the person is signed out everywhere, and earlier links stop working.
bulk-role-last = The last administrator is skipped.
bulk-grant-users-admin = Grant account management
bulk-grant-users-admin-question = { $count ->
    [one] Grant account management to 1 account?
   *[other] Grant account management to { $count } accounts?
}
bulk-grant-users-admin-follows = They can manage accounts other than those of administrators and account managers. They have no access to settings or keys, and can’t edit tags.
bulk-grant-users-admin-button = Grant account management
bulk-revoke-users-admin = Revoke account management
bulk-revoke-users-admin-question = { $count ->
    [one] Revoke account management from 1 account?
   *[other] Revoke account management from { $count } accounts?
}
bulk-revoke-users-admin-follows = Their running bulk jobs end immediately. Administrators can still manage accounts.
bulk-revoke-users-admin-button = Revoke account management
bulk-send-reset = Send password reset
bulk-send-reset-question = { $count ->
    [one] Send a password reset to 1 account?
   *[other] Send a password reset to { $count } accounts?
}
bulk-send-reset-follows = Each person gets an email with a link to choose a new password; earlier links stop working. The old password works until then. Accounts that are disabled, have no email address or were sent too many of these emails in the last hour are skipped.
bulk-send-reset-button = Send password reset
bulk-resend-confirmation = Resend confirmation email
bulk-resend-confirmation-question = { $count ->
    [one] Resend the confirmation email to 1 account?
   *[other] Resend the confirmation email to { $count } accounts?
}
bulk-resend-confirmation-follows = Each unconfirmed account gets a new link and code; earlier ones stop working. Accounts that are confirmed, have no email address or were sent too many of these emails in the last hour are skipped.
bulk-resend-confirmation-button = Resend email
bulk-disable = Disable
bulk-disable-question = { $count ->
    [one] Disable 1 account?
   *[other] Disable { $count } accounts?
}
bulk-disable-follows = People can no longer sign in to these accounts, and their sessions and tokens end immediately. The last administrator is skipped.
bulk-disable-button = Disable
bulk-enable = Enable
bulk-enable-question = { $count ->
    [one] Enable 1 account?
   *[other] Enable { $count } accounts?
}
bulk-enable-follows = People can sign in to these accounts again. Unconfirmed email addresses still have to be confirmed.
bulk-enable-button = Enable
bulk-end-sessions = End sessions
bulk-end-sessions-question = { $count ->
    [one] End the sessions of 1 account?
   *[other] End the sessions of { $count } accounts?
}
bulk-end-sessions-follows = They are signed out everywhere immediately, and API tokens stop working. They can sign in again.
bulk-end-sessions-button = End sessions
bulk-delete = Delete
bulk-delete-question = { $count ->
    [one] Delete 1 account?
   *[other] Delete { $count } accounts?
}
bulk-delete-follows = People can no longer sign in to these accounts, and their sessions and tokens end immediately. The accounts are kept, and their usernames and external IDs stay taken, until someone restores or erases them. The last administrator is skipped.
bulk-delete-button = Delete

jobs-title = Bulk jobs
jobs-lead = Bulk actions, newest first.
jobs-action = Action
jobs-state = Status
jobs-state-running = Running
jobs-state-done = Finished
jobs-state-cancelled = Stopped
jobs-state-failed = Failed
jobs-progress = Progress
jobs-dealt-with = { $done } of { $all } accounts
jobs-dealt-with-so-far = { $done } accounts so far, about { $percent } %
jobs-changed = Changed
jobs-skipped = Skipped
jobs-by = Started by
jobs-created = Started
jobs-finished = Finished
jobs-cancel = Stop
jobs-cancel-hint = Changes already made are kept.
jobs-refresh = Refresh
jobs-to-accounts = Go to accounts
jobs-failed = The job failed. Changes already made are kept. See the audit trail and the log for details.
jobs-failed-not-allowed = The person who started it may no longer manage accounts.
jobs-failed-tag-gone = The tag in the filter does not exist.
jobs-failed-broken = Cause: { $cause }.
jobs-unreadable-title = Bulk job { $id }
jobs-unreadable = This job can’t be read: its entry in the database contains a value that this version of Rollbook doesn’t recognise ({ $column }).
jobs-unreadable-why = It was started by a newer version, or another program changed the database. Changes already made are kept; the audit trail lists them.
jobs-unreadable-ended = Ended
jobs-unreadable-over = This job has ended and makes no more changes. If some accounts still need the action, start it again.
jobs-unreadable-administrator = Only an administrator can stop it.
jobs-empty-title = No bulk jobs yet
jobs-empty-text = Select accounts in the list, or filter it, and choose a bulk action.
jobs-skips-title = Skipped
jobs-skips-who = Account
jobs-skip-already-so = Nothing to change
jobs-skip-no-longer-fits = No longer matches the filter
jobs-skip-gone = No longer exists
jobs-skip-own = Your own account
jobs-skip-out-of-reach = Only an administrator may change it
jobs-skip-last-administrator = Last administrator
jobs-skip-deleted = Deleted
jobs-skip-disabled = Disabled
jobs-skip-no-address = No email address
jobs-skip-already-confirmed = Already confirmed
jobs-skip-too-many-mails = Too many of these emails in the last hour
jobs-skip-tag-retired = The tag is archived

## The frame of the console

console-search = Search
console-search-label = Search accounts, emails, tags and pages of the console
console-state-active = Active
console-state-awaiting-email = Unconfirmed
console-state-disabled = Disabled
console-state-deleted = Deleted

## One account in the console

console-account-edit = Edit
console-account-share-link = Share a link
console-account-correct = Correct the address
console-account-reset = Send password reset
console-account-resend = Resend confirmation email
console-account-invite = Send invitation
console-account-confirm = Confirm manually
console-account-unlock = Unlock
console-account-take-factor = Reset two-step sign-in…
console-account-enable = Enable
console-account-disable = Disable…
console-account-restore = Restore
console-account-delete = Delete…
console-account-erase = Erase permanently…
console-account-out-of-reach = This account manages other accounts. Only an administrator can change it.
console-account-erase-at = Deleted. To be permanently erased on
console-account-link-confirm = Link to confirm the email address
console-account-link-invite = Invitation to choose a password

console-identity = Profile
console-no-name = none (username is shown)
console-provisional = until the email address is confirmed
console-ext-id = External ID
console-created = Created
console-no-language = default
console-privacy-version = version { $version }
console-privacy-none = not agreed yet
console-access = Access
console-state = Status
console-role-change = Change
console-has-password = set
console-has-no-password = none (access by link or token only)
console-must-change = must be changed
console-never = never
console-factors = Two-step sign-in
console-factors-none = off
console-factor-totp = Authenticator app
console-failed = Wrong passwords in a row
console-locked = Locked
console-locked-until = until
console-attempts = { $count ->
    [one] 1 attempt
   *[other] { $count } attempts
}
console-links = { $count ->
    [one] 1 link
   *[other] { $count } links
}
console-link-by-hand = Shared
console-link-works-until = expires
console-link-expired = expired
console-link-used = used
console-link-replaced = replaced by a newer link or a change
console-link-dead = no longer works
console-history = Activity
console-history-none = No activity yet.
console-sessions = Sessions
console-sessions-none = No active sessions.
console-session-unknown = Unknown browser
console-session-this = This browser
console-session-factor = Two-step sign-in
console-session-seen = last active
console-session-remembered = stays signed in
console-end-all = End all…
console-end-one = End
console-grants = API tokens
console-grants-none = No app has a token for this account.
console-grant-until = expires
console-end-grant = Revoke
console-end-of-life = Delete account
console-end-own = This is your own account. Delete it on your account page:
console-activity-about = Show in audit trail
console-activity-by-them = Show their actions
console-activity-own = by the account holder
console-activity-by = by
console-activity-by-key = with API key
console-activity-by-command = on the command line
console-activity-by-system = automatically
console-activity-by-visitor = not signed in
console-activity-from = from
console-activity-tag = Tag
console-activity-reason = Reason
console-activity-new-device = New browser
console-activity-failed = Failed attempts in a row

## Why a confirmation has not arrived

console-why-no-address = No email address
console-why-no-address-text = This account has no email address, so there is nothing to confirm.
console-why-confirmed = The email address is confirmed
console-why-confirmed-mail = By the link or code in an email,
console-why-confirmed-link = By a shared link,
console-why-confirmed-hand = Manually by an administrator,
console-why-confirmed-creation = When the account was created,
console-why-not-asked = No confirmation email sent yet
console-why-not-asked-text = No confirmation email has been sent to this address. Send one, share a link, or confirm manually.
console-why-mail-gone = The email is no longer stored
console-why-mail-gone-text = A confirmation email was sent some time ago. Send a new one.
console-why-handed-over = A link was shared and not used yet
console-why-handed-over-text = No email was sent. The person has the link but hasn’t used it yet.
console-why-hand-expired = The shared link has expired
console-why-hand-expired-text = Share a new link, or confirm manually.
console-why-refused = The mail server refused the email
console-why-refused-text = It won’t be tried again automatically. The server’s reply says why; often there is a typo in the address.
console-why-given-up = The email could not be delivered
console-why-given-up-text = The mail server did not accept it after repeated attempts. When it works again, resend the confirmation email.
console-why-discarded = The email was discarded
console-why-discarded-text = An administrator removed it from the outbox before it was sent. Send a new one.
console-why-withdrawn = The email was withdrawn
console-why-withdrawn-text = Its link ended before it was sent. Send a new one.
console-why-no-server = No mail server is configured
console-why-no-server-text = The email is in the outbox. Until a mail server is configured, share a link instead.
console-why-retrying = The mail server has not accepted the email yet
console-why-retrying-text = It is tried again automatically. The server’s reply is shown below.
console-why-waiting = The email is about to be sent
console-why-waiting-text = It is in the outbox and will be sent within seconds.
console-why-sent = The email was sent, but the address is not confirmed yet
console-why-sent-text = The mail server accepted it. Ask the person to check their spam folder; the link still works.
console-why-expired = The email was sent, but its link has expired
console-why-expired-text = The link was not used in time. Send a new one.
console-why-replaced = The link in the last email no longer works
console-why-replaced-text = It was replaced by a newer link or a change to the account. Send a new one.
console-why-used = The link was used
console-why-used-text = The link in the last email was used without confirming this address. Send a new confirmation email.
console-why-mail = Email
console-why-mail-show = Show email
console-why-to = To
console-why-reply = Server’s reply
console-why-next = Next attempt
console-why-when = When
console-why-link = Link

## Answers to actions

console-flash-created = Account created.
console-flash-created-invited = Account created and invitation sent.
console-flash-edited = Saved.
console-flash-edited-mailed = Saved. We sent a confirmation email to the new address.
console-flash-edited-not-mailed = Saved. No confirmation email was sent: there were too many to this address in the last hour.
console-flash-unchanged = Nothing was changed.
console-flash-role-changed = Role changed.
console-flash-tagged = Tag added.
console-flash-untagged = Tag removed.
console-flash-confirmed = Address confirmed.
console-flash-resent = Confirmation email sent. Earlier links no longer work.
console-flash-reset-sent = Password reset email sent. Earlier links no longer work.
console-flash-invited = Invitation sent. Earlier invitations no longer work.
console-flash-sessions-ended = Signed out. They have to sign in again.
console-flash-nothing-to-end = There was nothing to end.
console-flash-unlocked = Account unlocked.
console-flash-not-locked = The account was not locked.
console-flash-factor-off = Two-step sign-in reset. The person has been notified by email.
console-flash-no-factor = This account does not use two-step sign-in.
console-flash-disabled = Account disabled and signed out everywhere.
console-flash-enabled = Account enabled.
console-flash-deleted = Account deleted. You can restore it here.
console-flash-restored = Account restored.
console-flash-no-address = This account has no email address. Add one first.
console-flash-already-confirmed = The address is already confirmed.
console-flash-has-password = This person already has a password and doesn’t need an invitation.
console-flash-is-disabled = The account is disabled. Enable it first.
console-flash-too-many-mails = Too many of these emails were sent to this address in the last hour. Try again later, or share a link.
console-flash-already-disabled = The account is already disabled or deleted.
console-flash-not-disabled = The account was not disabled.
console-flash-already-deleted = The account is already deleted.
console-flash-not-deleted = The account is not deleted.
console-flash-is-deleted = The account is deleted. Restore it first.
console-flash-own-account = You can’t do this to your own account.
console-flash-own-role = You can’t change your own role. Ask another administrator.
console-flash-last-administrator = This is the last administrator who can sign in. Make someone else an administrator first.
console-flash-no-such-tag = There is no account tag with this name.
console-flash-already-tagged = The account already has this tag.
console-flash-not-tagged = The account did not have this tag.

## Questions before something is done

console-question-back = Cancel
console-question-reason = Reason
console-question-reason-hint = Recorded in the audit trail and shown to other administrators. The person does not see it.
console-factor-title = Reset two-step sign-in?
console-factor-lead = For someone who has lost both their authenticator app and their recovery codes. Make sure you know who you are talking to.
console-factor-password = The person signs in with their password alone until they set it up again.
console-factor-codes = Their recovery codes stop working, too.
console-factor-mail = The person is notified by email.
console-factor-button = Reset two-step sign-in
console-disable-title = Disable this account?
console-disable-lead = The person can’t sign in until someone enables the account again.
console-disable-sessions = All sessions and API tokens end immediately.
console-disable-taken = Username and email address stay taken.
console-disable-back = Nothing is lost. Enabling the account restores everything except the sessions.
console-disable-button = Disable account
console-confirm-title = Confirm the address manually?
console-confirm-lead = Only do this if you know that the address belongs to this person.
console-confirm-counts = The address counts as confirmed, and the account becomes active.
console-confirm-links-end = Confirmation links already sent no longer work.
console-confirm-no-password = The account has no password. Share an invitation next, so that the person can choose one.
console-confirm-button = Confirm address
console-end-all-title = End all sessions?
console-end-all-lead = Everyone who is signed in to this account has to sign in again.
console-end-all-signed-out = Every browser is signed out.
console-end-all-tokens = Every API token and its refresh token are revoked.
console-end-all-button = End all sessions
console-delete-title = Delete this account?
console-delete-lead = The account is closed and no longer listed. You can restore it later.
console-delete-sessions = { $count ->
    [0] No one is signed in.
    [one] 1 session or token ends.
   *[other] { $count } sessions and tokens end.
}
console-delete-taken = Username, email address and external ID stay taken.
console-delete-kept = Everything is kept until someone restores or erases the account.
console-delete-button = Delete account
console-erase-title = Permanently erase this account?
console-erase-lead = The following is erased immediately:
console-erase-account = The account { $username } with its name, email address, password and settings. Its username, email address and external ID become available.
console-erase-sessions = { $count ->
    [0] No sessions or tokens.
    [one] 1 session or token.
   *[other] { $count } sessions and tokens.
}
console-erase-tags = { $count ->
    [0] No tags.
    [one] The account’s tag. The tag itself is kept.
   *[other] The account’s { $count } tags. The tags themselves are kept.
}
console-erase-mails = { $count ->
    [0] No emails.
    [one] Recipient and text of 1 email.
   *[other] Recipients and texts of { $count } emails.
}
console-erase-audit = { $count ->
    [one] Personal data in 1 entry in the audit trail. The entry itself is kept.
   *[other] Personal data in { $count } entries in the audit trail. The entries themselves are kept.
}
console-erase-never-back = This can’t be undone, except by restoring a backup of the whole database.
console-erase-button = Erase permanently

## Editing, the role

console-edit-title = Edit account
console-edit-name-hint = Shown to others. If it is empty, the username is shown.
console-edit-email-hint = Changing it ends all sessions, tokens and links, and notifies the old address.
console-edit-proof = If the email address changes
console-edit-proof-mail = Send a confirmation email
console-edit-proof-mail-hint = The address is confirmed when the person opens the link.
console-edit-proof-hand = Mark it as confirmed
console-edit-proof-hand-hint = You know that it belongs to this person.
console-edit-proof-later = Leave it unconfirmed for now
console-role-title = Change role
console-role-none = No role
console-role-none-hint = A regular account.
console-role-other-hint = For other systems that read the role. It gives no permissions here.
console-role-admin-hint = Full access: settings, keys and other administrators.
console-role-users-admin-hint = Manages accounts other than those of administrators and account managers. No access to settings or keys, and can’t edit tags.
console-role-ends = If the permissions change, the person is signed out everywhere, and earlier links stop working.

## Handing a link over

console-link-title = Share a link
console-link-lead = For someone who can’t get email: show the link on your screen, as a QR code or on paper. Only the person ever knows the password.
console-link-refused = This link doesn’t suit the account’s current status. Choose another.
console-link-confirm = Confirm the email address
console-link-confirm-text = The person opens the link and confirms. If the account has no password, they choose one on the same page.
console-link-invite = Choose a first password
console-link-invite-text = The person chooses a password and can sign in.
console-link-reset = Reset the password
console-link-reset-text = For someone who has forgotten their password. Two-step sign-in still applies.
console-link-valid = { $hours ->
    [one] Works once, expires in 1 hour, replaces earlier links.
    [168] Works once, expires in 1 week, replaces earlier links.
   *[other] Works once, expires in { $hours } hours, replaces earlier links.
}
console-link-make = Create link
console-link-none = No link needed
console-link-none-text = The email address is confirmed or missing, or the account is closed.
console-link-once = This link is shown only once. Share it before you leave the page.
console-link-url = Link
console-link-until = Works once, expires
console-link-safe = Anyone who has the link can use it. Share it only with this person.
console-link-qr = QR code of the link
console-link-to-account = Go to the account
console-slip-print = Print
console-slip-for = For
console-slip-confirm = Open this address, or scan the code with your phone, and confirm your email address.
console-slip-invite = Open this address, or scan the code with your phone, and choose a password.
console-slip-reset = Open this address, or scan the code with your phone, and choose a new password.
console-slip-code = Or enter your email address and this code at
console-slip-until = Expires
console-slip-note = Works once. Keep it to yourself and destroy it after use.

## Creating an account

console-new-title = Create account
console-new-lead = You never set a password for someone else. They choose it themselves.
console-new-who = Profile
console-new-username-hint = Letters from a to z, digits, hyphens and underscores. It must be unique.
console-new-vouch = Mark the address as confirmed
console-new-vouch-hint = You know that it belongs to this person.
console-new-welcome-title = Password
console-new-welcome = How to invite the person
console-new-mail = Send an invitation by email
console-new-mail-hint = With a link to choose a password. It expires in 1 week.
console-new-hand = Share a link
console-new-hand-hint = On the next page, also as a QR code or on paper.
console-new-none = Don’t invite yet
console-new-none-hint = Without a password, only a token or a password reset gives access.
console-new-no-server = No mail server is configured. An invitation by email would stay in the outbox until there is one.
console-new-more = More options
console-new-role-hint = To assign a role, you need to enter your own password.
console-new-tags-hint = Names of tags, separated by commas.
console-new-ext-id-hint = A whole number that identifies this person in another system. It can’t be changed later.
console-new-button = Create account
console-new-prove = To assign a role, confirm it’s you: enter your password in another window, then send this form again. Your entries are kept.
console-new-prove-link = Enter your password

## Tags

console-tags-lead = Labels for accounts, here and in other systems.
console-tags-search = Name or description
console-tags-show = Filter by
console-tags-any = All
console-tags-in-use = In use
console-tags-retired = Archived
console-tags-all = All
console-tags-count = { $count ->
    [one] 1 tag
   *[other] { $count } tags
}
console-tags-none = No tags yet
console-tags-none-text = Tags mark accounts that belong together, such as a team or a course.
console-tags-none-found = No matching tags
console-tags-none-found-text = No tag matches this filter.
console-tags-none-here = This account has no tags.
console-tag-new = Create tag
console-tag-name = Name
console-tag-name-hint = At most 64 characters. Names must be unique within a type.
console-tag-type = Type
console-tag-type-user = For accounts
console-tag-type-user-hint = Can be added to accounts.
console-tag-type-category = For categories
console-tag-type-category-hint = For other systems. Can’t be added to accounts.
console-tag-description = Description
console-tag-color = Colour
console-tag-color-hint = Shown as a dot next to the name.
console-tag-visible = Visible
console-tag-visible-hint = Other systems may show it to everyone.
console-tag-active-label = Active
console-tag-active-hint = Other systems use it.
console-tag-state = Status
console-tag-active = Active
console-tag-inactive = Inactive
console-tag-hidden = Hidden
console-tag-retired = Archived
console-tag-is-retired = This tag is archived. It can’t be added to accounts.
console-tag-accounts = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
console-tag-retire = Archive
console-tag-retire-text = { $count ->
    [0] It can no longer be added to accounts. You can restore it.
    [one] It can no longer be added to accounts. The 1 account that has it keeps it. You can restore it.
   *[other] It can no longer be added to accounts. The { $count } accounts that have it keep it. You can restore it.
}
console-tag-retire-button = Archive tag
console-tag-restore = Restore
console-tag-restore-text = It can be added to accounts again.
console-tag-restore-button = Restore tag
console-tag-flash-created = Tag created.
console-tag-flash-edited = Saved.
console-tag-flash-unchanged = Nothing was changed.
console-tag-flash-retired = Tag archived.
console-tag-flash-merged = Tags merged.
console-merge-title = Merge tags
console-merge-heading = Merge
console-merge-lead = Accounts and saved filters with this tag get the other tag instead, and this tag is archived.
console-merge-open = Merge into another tag…
console-merge-into = Merge into
console-merge-into-hint = The name of an existing tag of the same type.
console-merge-button = Merge tags
console-merge-other = Choose another tag
console-merge-accounts = { $count ->
    [0] No account has this tag.
    [one] 1 account gets the other tag instead.
   *[other] { $count } accounts get the other tag instead.
}
console-merge-both = { $count ->
    [one] 1 account already has both and keeps only the other tag.
   *[other] { $count } accounts already have both and keep only the other tag.
}
console-merge-filters = { $count ->
    [0] No saved filter uses this tag.
    [one] 1 saved filter uses the other tag from now on.
   *[other] { $count } saved filters use the other tag from now on.
}
console-merge-archived = This tag is archived. Merging can’t be undone: if you restore the tag later, it has no accounts.
console-merge-recorded = Every change is recorded in the audit trail. Earlier entries keep the old name.
console-tag-flash-restored = Tag restored.
console-give-tag-title = Add tag
console-give-tag-button = Add
console-give-tag-list = Choose from a list
console-give-tag-search = Search tags
console-give-tag-none = No matching tags
console-give-tag-none-text = No available tag has this in its name.
console-give-tag-most = Showing the first 20. Enter more of the name to find others.
console-take-tag = Remove

## Every page

skip-link = Skip to main content

## The account

role-admin = Administrator
role-moderator = Moderator
role-editor = Editor
role-users-admin = Manages accounts

## The console's search

console-search-title = Search
console-search-empty = What are you looking for?
console-search-empty-text = Part of a name, username or email address; an ID, UUID or external ID; an email’s recipient; a tag; or the name of a page or setting. Press / on any page to search.
console-search-nothing = No results
console-search-nothing-text = Check the spelling, or try part of the word. Erased accounts can’t be found here; look for their IDs in the audit trail.
console-search-pages = Pages and settings
console-search-new-account = Create account
console-search-carriers = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
