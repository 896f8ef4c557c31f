## The list of accounts

accounts-new = New account
accounts-filter = Filter of the list
accounts-search = Name, username, address or id
accounts-more-conditions = More conditions
accounts-columns = Columns
accounts-days-hint = Days begin and end at midnight UTC; both are included.
accounts-sort = Order
accounts-any = Any
accounts-yes = Yes
accounts-no = No
accounts-none = None
accounts-domain = Domain of the address
accounts-created-from = Created from
accounts-created-until = Created until
accounts-seen-from = Last seen from
accounts-seen-until = Last seen until
accounts-seen-never = Never
accounts-locked = Locked
accounts-locked-now = Locked now
accounts-state-kept = All but deleted
accounts-state-any = All, deleted ones too
accounts-state-awaiting-email = Unconfirmed
accounts-state-active = Active
accounts-state-disabled = Disabled
accounts-state-deleted = Deleted
accounts-role-admin = Administrator
accounts-role-moderator = Moderator
accounts-role-editor = Editor
accounts-role-users-admin = Manages accounts
accounts-role-none = No role
accounts-column-name = Name
accounts-column-username = Username
accounts-column-address = Address
accounts-column-state = State
accounts-column-role = Role
accounts-column-tags = Tags
accounts-tag = Tag
accounts-column-created = Created
accounts-column-seen = Last seen
accounts-column-confirmed = Address confirmed
accounts-column-password = Has a password
accounts-column-language = Language
accounts-column-id = Id
accounts-column-uuid = UUID
accounts-column-ext-id = External id
accounts-sort-name-up = Name, A to Z
accounts-sort-name-down = Name, Z to A
accounts-sort-username-up = Username, A to Z
accounts-sort-username-down = Username, Z to A
accounts-sort-address-up = Address, A to Z
accounts-sort-address-down = Address, Z to A
accounts-sort-created-up = Created, oldest first
accounts-sort-created-down = Created, newest first
accounts-sort-seen-up = Last seen, longest ago first
accounts-sort-seen-down = Last seen, latest first
accounts-sort-id-up = Id, lowest first
accounts-sort-id-down = Id, highest first
accounts-count = { $count ->
    [one] One account
   *[other] { $count } accounts
}
accounts-count-more = More than { $count } accounts
accounts-count-unknown = Some of very many accounts
accounts-more-tags = and { $count } more
accounts-choose = Choose all on this page
accounts-choose-one = Choose { $name }
accounts-export = Download these accounts
accounts-export-what = What the file holds
accounts-export-text = Every account under these conditions, with its tags; never a password. Who takes it, and when, becomes a line of the audit trail.
accounts-export-csv = As a table (CSV)
accounts-export-json = For programs (JSON)
accounts-cursor-lost = This page's address does not lead anywhere any more. Here is the first page.
accounts-cut-short = These conditions fit so few that this page was cut short to stay quick. “Next” goes on from here; another order or one more condition finds them sooner.
accounts-faulty = Something in the filter could not be read, so nothing is listed. Mend it below.
accounts-empty-title = Nobody has an account yet
accounts-empty-text = Whoever registers appears here. You can also create an account yourself.
accounts-nothing-title = Nobody fits
accounts-nothing-text = No account meets all of these conditions. Take one away, or look at all accounts.
accounts-end-title = Nothing more here
accounts-end-text = The list ends before this page.

## Filters with a name

filters-title = Saved filters
filters-lead = Everybody who manages accounts sees and shares these.
filters-manage = Manage
filters-save = Save this list under a name
filters-save-button = Save
filters-saved = Saved. The list stands above under its name.
filters-name = Name of the filter
filters-by = Saved by
filters-rename = Name
filters-rename-button = Rename
filters-delete = Delete
filters-delete-one = Delete { $name }
filters-unreadable = Part of this filter cannot be read any more. Open it to see what.
filters-empty-title = No saved filters
filters-empty-text = Set up the list of accounts as you need it often, then save it under a name.

## One action over many accounts

bulk-title = With several accounts
bulk-do = What to do
bulk-of = With which
bulk-of-chosen = The ticked ones
bulk-of-all = Everybody in this list ({ $count })
bulk-next = Continue …
bulk-chosen = { $count } ticked
bulk-back = Back to the list
bulk-and-more = and { $count } more
bulk-more-question = With more than { $count } accounts?
bulk-all-question = With everybody whom the filter fits?
bulk-not-counted = They are too many to count beforehand. The work counts them as it goes, and its page says how far it is.
bulk-nobody-title = Nobody is meant
bulk-nobody-text = No account fits any more. Go back and choose others.
bulk-turn = Each account is looked at again when its turn comes; whoever does not fit the filter by then is passed over.
bulk-background = This runs in the background. You see how far it is, and can stop it. Every change has its own line in the audit trail.
bulk-passes-over-own = Your own account is passed over.
bulk-passes-over-rights = Accounts with rights are passed over; only an administrator may change them.
bulk-tag-name = Tag
bulk-tag-hint = The name of a tag that there is already.
bulk-reason = Reason
bulk-reason-hint = For the audit trail and for whoever looks at the account later. You may leave it empty.
bulk-tag = Add a tag
bulk-tag-question = { $count ->
    [one] Add a tag to one account?
   *[other] Add a tag to { $count } accounts?
}
bulk-tag-follows = Accounts that carry the tag already stay as they are.
bulk-tag-button = Add the tag
bulk-untag = Take a tag off
bulk-untag-question = { $count ->
    [one] Take a tag off one account?
   *[other] Take a tag off { $count } accounts?
}
bulk-untag-follows = Accounts without the tag stay as they are.
bulk-untag-button = Take the tag off
bulk-resend-confirmation = Send the confirmation again
bulk-resend-confirmation-question = { $count ->
    [one] Send the confirmation again to one account?
   *[other] Send the confirmation again to { $count } accounts?
}
bulk-resend-confirmation-follows = Each unconfirmed account gets a new link and code; older ones stop working. Whoever has confirmed, has no address or had several of these mails within the hour is passed over.
bulk-resend-confirmation-button = Send
bulk-disable = Disable
bulk-disable-question = { $count ->
    [one] Disable one account?
   *[other] Disable { $count } accounts?
}
bulk-disable-follows = Nobody can sign in with them any more, and their sessions and tokens end at once. The last administrator is passed over.
bulk-disable-button = Disable
bulk-enable = Enable
bulk-enable-question = { $count ->
    [one] Enable one account?
   *[other] Enable { $count } accounts?
}
bulk-enable-follows = Disabled accounts can sign in again. Whoever never confirmed the address still has to.
bulk-enable-button = Enable
bulk-end-sessions = End sessions
bulk-end-sessions-question = { $count ->
    [one] End the sessions of one account?
   *[other] End the sessions of { $count } accounts?
}
bulk-end-sessions-follows = They are signed out everywhere at once, and tokens of other programs stop working. They can sign in again.
bulk-end-sessions-button = End sessions
bulk-delete = Delete
bulk-delete-question = { $count ->
    [one] Delete one account?
   *[other] Delete { $count } accounts?
}
bulk-delete-follows = Nobody can sign in with them any more, and their sessions and tokens end at once. The accounts are kept, with username and external id taken, until somebody restores or erases them. The last administrator is passed over.
bulk-delete-button = Delete

jobs-title = Background work
jobs-lead = Actions over many accounts, the newest first.
jobs-action = Action
jobs-state = State
jobs-state-running = Running
jobs-state-done = Done
jobs-state-cancelled = Stopped
jobs-state-failed = Failed
jobs-progress = Progress
jobs-dealt-with = { $done } of { $all } accounts
jobs-dealt-with-so-far = { $done } accounts so far, about { $percent } % of the way
jobs-changed = Changed
jobs-skipped = Passed over
jobs-by = Started by
jobs-created = Started
jobs-finished = Ended
jobs-cancel = Stop
jobs-cancel-hint = What is done stays done.
jobs-refresh = Look again
jobs-to-accounts = To the accounts
jobs-failed = This could not go on. What was done before stays done; the audit trail and the log say more.
jobs-failed-not-allowed = Whoever started it may not manage accounts any more.
jobs-failed-tag-gone = The tag that the filter names is not there.
jobs-failed-broken = The cause: { $cause }.
jobs-empty-title = Nothing has run yet
jobs-empty-text = Choose accounts in the list, or filter it, and do something with all of them at once.
jobs-skips-title = Passed over
jobs-skips-who = Who
jobs-skip-already-so = Nothing to do
jobs-skip-no-longer-fits = No longer fits the filter
jobs-skip-gone = No longer there
jobs-skip-own = Your own account
jobs-skip-out-of-reach = Has rights; only an administrator may change it
jobs-skip-last-administrator = Last administrator
jobs-skip-deleted = Deleted
jobs-skip-disabled = Disabled
jobs-skip-no-address = Has no address
jobs-skip-already-confirmed = Confirmed already
jobs-skip-too-many-mails = Had several of these mails within the hour
jobs-skip-tag-retired = The tag is retired

## The frame of the console

console-search = Search
console-search-label = Search accounts, mail, tags and pages of the console
console-state-active = Active
console-state-awaiting-email = Unconfirmed
console-state-disabled = Disabled
console-state-deleted = Deleted

## One account in the console

console-account-edit = Edit
console-account-share-link = Hand over a link
console-account-resend = Send confirmation again
console-account-invite = Send invitation
console-account-confirm = Confirm by hand
console-account-unlock = Unlock
console-account-take-factor = Take off the second factor …
console-account-enable = Enable
console-account-disable = Disable …
console-account-restore = Restore
console-account-delete = Delete …
console-account-erase = Erase for good …
console-account-out-of-reach = This account has rights of its own. Only an administrator can change it.
console-account-erase-at = Deleted. It is erased for good on
console-account-link-confirm = Link to confirm the address
console-account-link-invite = Invitation to choose a password

console-identity = Who it is
console-no-name = none; the username is shown
console-provisional = until the address is confirmed
console-ext-id = Outside id
console-created = Created
console-no-language = the site's
console-privacy-version = version { $version }
console-privacy-none = not agreed yet
console-access = Access
console-state = State
console-role-change = Change
console-has-password = set
console-has-no-password = none; only a link or a token lets this account in
console-must-change = must be changed
console-never = never
console-factors = Second factor
console-factors-none = none
console-factor-totp = Authenticator app
console-failed = Wrong passwords in a row
console-locked = Locked
console-locked-until = until
console-attempts = { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
console-links = { $count ->
    [one] One link in mails and on slips
   *[other] { $count } links in mails and on slips
}
console-link-by-hand = Handed over
console-link-works-until = works until
console-link-expired = expired
console-link-used = used
console-link-replaced = ended by a newer one or a change
console-link-dead = no longer works
console-history = What happened to it
console-history-none = Nothing is on record.
console-sessions = Signed in
console-sessions-none = Nobody is signed in to this account.
console-session-unknown = Unknown browser
console-session-this = This browser
console-session-factor = Second factor
console-session-seen = last used
console-session-remembered = stays signed in
console-end-all = End all …
console-end-one = End
console-grants = API tokens
console-grants-none = No program holds a token of this account.
console-grant-until = until
console-end-grant = Revoke
console-end-of-life = End of the account
console-end-own = This is your own account. You take it away on your own page:
console-account-audit-when = When
console-account-audit-what = What
console-account-audit-who = Who
console-history-created = Created
console-history-registered = Registered
console-history-set-up = Created at the set-up
console-history-email-confirmed = Address confirmed
console-history-confirmed-by-hand = Address confirmed by hand
console-history-invitation-accepted = Invitation accepted
console-history-email-changed = Address changed
console-history-recovered = New password chosen by a link
console-history-disabled = Disabled
console-history-enabled = Enabled
console-history-deleted = Deleted
console-history-restored = Restored
console-history-role-changed = Role changed
console-history-edited = Edited
console-history-unlocked = Unlocked

## Why a confirmation has not arrived

console-why-no-address = No address
console-why-no-address-text = This account has no mail address, so there is nothing to confirm.
console-why-confirmed = The address is confirmed
console-why-confirmed-mail = By the link or the code of a mail,
console-why-confirmed-link = By a link that was handed over,
console-why-confirmed-hand = By hand, on an administrator's word,
console-why-confirmed-creation = By whoever made the account,
console-why-not-asked = Nobody has asked for a confirmation yet
console-why-not-asked-text = No confirmation was ever sent to this address. Send one, hand a link over, or confirm by hand.
console-why-mail-gone = The mail is no longer kept
console-why-mail-gone-text = A confirmation was sent some time ago. Send a new one.
console-why-handed-over = A link was handed over and waits
console-why-handed-over-text = No mail was sent. The person has the link and has not used it yet.
console-why-hand-expired = The link that was handed over no longer works
console-why-hand-expired-text = Hand over a new one, or confirm by hand.
console-why-refused = The mail server refused the mail
console-why-refused-text = It will not be tried again by itself. The server's own words tell why; often the address has a typing mistake.
console-why-given-up = The mail could not be delivered
console-why-given-up-text = The mail server was asked again and again and never took the mail. When it works again, send the confirmation once more.
console-why-discarded = The mail was discarded
console-why-discarded-text = An administrator took it out of the outbox before it was sent. Send a new one.
console-why-no-server = No mail server is set up
console-why-no-server-text = The mail is ready and waits. Until a server is set up, hand the link over.
console-why-retrying = The mail server has not taken the mail yet
console-why-retrying-text = It is tried again by itself. The server's own words are below.
console-why-waiting = The mail is about to leave
console-why-waiting-text = It waits for its turn and leaves within seconds.
console-why-sent = The mail was sent and has not been answered
console-why-sent-text = The mail server has taken it. The person should look in the spam folder; the link still works.
console-why-expired = The mail was sent, but its link has expired
console-why-expired-text = Nobody used it in time. Send a new one.
console-why-replaced = The link of the last mail was ended
console-why-replaced-text = A newer link or a change of the account ended it. Send a new one.
console-why-used = The link was used
console-why-used-text = The link of the last mail was used without proving this address. Send a new confirmation.
console-why-mail = Mail
console-why-mail-show = Show the mail
console-why-to = To
console-why-reply = The server's words
console-why-next = Next attempt
console-why-when = When
console-why-link = Its link

## Answers to actions

console-flash-created = The account is created.
console-flash-created-invited = The account is created, and an invitation is on its way.
console-flash-edited = Saved.
console-flash-edited-mailed = Saved. A confirmation is on its way to the new address.
console-flash-edited-not-mailed = Saved. No confirmation was sent: this address had several of them within the last hour.
console-flash-unchanged = Nothing was changed.
console-flash-role-changed = The role is changed.
console-flash-tagged = The tag is on.
console-flash-untagged = The tag is off.
console-flash-confirmed = The address is confirmed.
console-flash-resent = A new confirmation is on its way. The earlier links no longer work.
console-flash-invited = An invitation is on its way. The earlier ones no longer work.
console-flash-sessions-ended = Ended. Whoever used it has to sign in again.
console-flash-nothing-to-end = There was nothing to end.
console-flash-unlocked = The account is unlocked.
console-flash-not-locked = The account was not locked.
console-flash-factor-off = The second factor is off. A mail tells the person.
console-flash-no-factor = The account has no second factor.
console-flash-disabled = The account is disabled and signed out everywhere.
console-flash-enabled = The account is enabled again.
console-flash-deleted = The account is deleted. You can restore it here.
console-flash-restored = The account is back.
console-flash-no-address = This account has no mail address. Give it one first.
console-flash-already-confirmed = The address is confirmed already.
console-flash-has-password = This person has a password already and needs no invitation.
console-flash-is-disabled = The account is disabled. Enable it first.
console-flash-too-many-mails = This address had several of these mails within the last hour. Wait a little, or hand the link over.
console-flash-already-disabled = The account is disabled or deleted already.
console-flash-not-disabled = The account was not disabled.
console-flash-already-deleted = The account is deleted already.
console-flash-not-deleted = The account is not deleted.
console-flash-is-deleted = The account is deleted. Restore it first.
console-flash-own-account = You cannot do this to your own account.
console-flash-own-role = Nobody changes the own role. Ask another administrator.
console-flash-last-administrator = This is the last administrator who can sign in. Make somebody else an administrator first.
console-flash-no-such-tag = There is no such tag for accounts.
console-flash-already-tagged = The account carries this tag already.
console-flash-not-tagged = The account did not carry this tag.

## Questions before something is done

console-question-back = Back without changes
console-question-reason = Reason
console-question-reason-hint = For the record and for other administrators. The person does not see it.
console-factor-title = Take off the second factor?
console-factor-lead = Do this for somebody who has lost the factor and the recovery codes, after you have made sure that it is them.
console-factor-password = From then on the password alone opens the account, until a new factor is set up.
console-factor-codes = The recovery codes end, too.
console-factor-mail = The person gets a mail that says so.
console-factor-button = Take off
console-disable-title = Disable this account?
console-disable-lead = The person can no longer sign in until somebody enables the account again.
console-disable-sessions = All sessions and API tokens end at once.
console-disable-taken = Username and address stay taken.
console-disable-back = Nothing is lost; enabling brings everything back but the sessions.
console-disable-button = Disable
console-confirm-title = Confirm the address by hand?
console-confirm-lead = Do this when you know that the address belongs to this person.
console-confirm-counts = The address counts as proven, and a waiting account is open.
console-confirm-links-end = Confirmation links that are under way no longer work.
console-confirm-no-password = The account has no password. Hand over an invitation next, so that the person can choose one.
console-confirm-button = Confirm
console-end-all-title = End all sessions?
console-end-all-lead = Everybody who is signed in to this account has to sign in again.
console-end-all-signed-out = Every browser is signed out.
console-end-all-tokens = Every API token is revoked, together with its refresh token.
console-end-all-button = End all
console-delete-title = Delete this account?
console-delete-lead = The account is closed and leaves the lists. You can restore it later.
console-delete-sessions = { $count ->
    [0] Nobody is signed in.
    [one] One session or token ends.
   *[other] { $count } sessions and tokens end.
}
console-delete-taken = Username, address and outside id stay taken.
console-delete-kept = Everything is kept until somebody restores or erases the account.
console-delete-button = Delete
console-erase-title = Erase this account for good?
console-erase-lead = All of the following goes at once.
console-erase-account = The account itself: { $username }, its name, address, password and settings. Username, address and outside id become free.
console-erase-sessions = { $count ->
    [0] No session and no token.
    [one] One session or token.
   *[other] { $count } sessions and tokens.
}
console-erase-tags = { $count ->
    [0] No tag.
    [one] One tag that it carries; the tag itself stays.
   *[other] { $count } tags that it carries; the tags themselves stay.
}
console-erase-mails = { $count ->
    [0] No mail.
    [one] Recipient and text of one mail.
   *[other] Recipients and texts of { $count } mails.
}
console-erase-audit = { $count ->
    [one] What is personal in one line of the audit trail. The line itself stays.
   *[other] What is personal in { $count } lines of the audit trail. The lines themselves stay.
}
console-erase-never-back = Nothing brings it back, except a backup of the whole desk.
console-erase-button = Erase for good

## Editing, the role

console-edit-title = Edit account
console-edit-name-hint = As others see it. Without one the username is shown.
console-edit-email-hint = Another address ends all sessions, tokens and links; the old address is told.
console-edit-proof = If the address is another one
console-edit-proof-mail = Send a confirmation to it
console-edit-proof-mail-hint = It counts when its owner has followed the link.
console-edit-proof-hand = It is confirmed
console-edit-proof-hand-hint = You know that it belongs to this person.
console-edit-proof-later = Leave it unconfirmed for now
console-role-title = Change role
console-role-none = No role
console-role-none-hint = An ordinary account.
console-role-other-hint = For other systems that read the role; it opens nothing here.
console-role-admin-hint = May do everything: settings, keys, other administrators.
console-role-users-admin-hint = Manages accounts without rights of their own; no settings, keys or tags' properties.
console-role-ends = With other rights, they are signed out everywhere, and every link sent or handed over before ends.

## Handing a link over

console-link-title = Hand over a link
console-link-lead = For somebody whom no mail reaches: the link on your screen, as a QR code, or on paper. Nobody but the person ever knows the password.
console-link-refused = This link does not fit the account as it is now. Choose again.
console-link-confirm = Confirm the address
console-link-confirm-text = The person opens it and confirms. An account without a password gets one on the same page.
console-link-invite = Choose the first password
console-link-invite-text = The person chooses a password and can sign in.
console-link-reset = Choose a new password
console-link-reset-text = For somebody who has forgotten the password. A second factor is still asked for.
console-link-valid = { $hours ->
    [one] It works once, for one hour, and ends the earlier ones.
    [168] It works once, for a week, and ends the earlier ones.
   *[other] It works once, for { $hours } hours, and ends the earlier ones.
}
console-link-make = Make the link
console-link-none = No link is needed
console-link-none-text = The address is confirmed or missing, or the account is closed.
console-link-once = This link is shown only now. Hand it over before you leave the page.
console-link-url = The link
console-link-until = It works once, until
console-link-safe = Whoever has it can use it, so give it to nobody else.
console-link-qr = QR code of the link
console-link-to-account = To the account
console-slip-print = Print the slip
console-slip-for = For
console-slip-confirm = Open this address, or scan the code with your phone, and press the button to confirm your address.
console-slip-invite = Open this address, or scan the code with your phone, and choose a password.
console-slip-reset = Open this address, or scan the code with your phone, and choose a new password.
console-slip-code = Or type your mail address and this code at
console-slip-until = Works until
console-slip-note = It works once. Keep it to yourself, and throw it away afterwards.

## Creating an account

console-new-title = New account
console-new-lead = You never set a password for somebody else: the person chooses it.
console-new-who = Who it is for
console-new-username-hint = Letters from a to z, digits, hyphens and underscores. Nobody else may have it.
console-new-vouch = The address is confirmed
console-new-vouch-hint = You know that it belongs to this person.
console-new-welcome-title = Password
console-new-welcome = How the person gets in
console-new-mail = Invitation by mail
console-new-mail-hint = With a link to choose a password. It works for a week.
console-new-hand = Link to hand over
console-new-hand-hint = On the next page, also as a QR code and a slip to print.
console-new-none = Nothing for now
console-new-none-hint = Without a password only a token or a recovery mail lets the account in.
console-new-no-server = No mail server is set up: an invitation by mail would wait until there is one.
console-new-more = More
console-new-role-hint = You are asked for your own password before you give a role.
console-new-tags-hint = Names of tags, separated by commas.
console-new-ext-id-hint = A whole number by which another system knows this person. It can never be changed.
console-new-button = Create account
console-new-prove = Giving a role needs your password once more. Give it in another window, then send this form again; nothing that you typed is lost.
console-new-prove-link = Give your password

## Tags

console-tags-lead = What accounts can be marked with, here and in other systems.
console-tags-search = Name or description
console-tags-show = Show
console-tags-any = All
console-tags-in-use = In use
console-tags-retired = Retired
console-tags-all = All
console-tags-count = { $count ->
    [one] One tag
   *[other] { $count } tags
}
console-tags-none = No tags yet
console-tags-none-text = A tag marks accounts that belong together, such as a crew or a course.
console-tags-none-found = No such tag
console-tags-none-found-text = No tag meets this filter.
console-tags-none-here = This account carries no tag.
console-tag-new = New tag
console-tag-name = Name
console-tag-name-hint = At most 64 characters. Two tags of one kind cannot have the same name.
console-tag-type = Kind
console-tag-type-user = For accounts
console-tag-type-user-hint = Can be given to accounts.
console-tag-type-category = For categories
console-tag-type-category-hint = Kept for other systems; no account carries it.
console-tag-description = Description
console-tag-color = Colour
console-tag-color-hint = Shown as a dot beside the name.
console-tag-visible = Visible
console-tag-visible-hint = Other systems may show it to everybody.
console-tag-active-label = Active
console-tag-active-hint = Other systems make use of it.
console-tag-state = State
console-tag-active = Active
console-tag-inactive = Inactive
console-tag-hidden = Hidden
console-tag-retired = Retired
console-tag-is-retired = This tag is retired: nobody can be given it any more.
console-tag-accounts = { $count ->
    [one] One account
   *[other] { $count } accounts
}
console-tag-retire = Retire
console-tag-retire-text = { $count ->
    [0] It can no longer be given to anybody. You can bring it back.
    [one] It can no longer be given to anybody; the one account that carries it keeps it. You can bring it back.
   *[other] It can no longer be given to anybody; the { $count } accounts that carry it keep it. You can bring it back.
}
console-tag-retire-button = Retire tag
console-tag-restore = Bring back
console-tag-restore-text = It can be given to accounts again.
console-tag-restore-button = Bring tag back
console-tag-said-created = The tag is created.
console-tag-said-edited = Saved.
console-tag-said-unchanged = Nothing was changed.
console-tag-said-retired = The tag is retired.
console-tag-said-restored = The tag is back.
console-give-tag-title = Add a tag
console-give-tag-button = Add
console-give-tag-list = Choose from a list
console-give-tag-search = Part of its name
console-give-tag-none = No such tag
console-give-tag-none-text = No tag that this account could get has this in its name.
console-give-tag-most = At most 20 are shown. Type more of the name to find others.
console-take-tag = Take off

## Every page

skip-link = Skip to the content

## The account

role-admin = Administrator
role-moderator = Moderator
role-editor = Editor
role-users-admin = Manages accounts

## The console's search

console-search-title = Search
console-search-empty = What are you looking for?
console-search-empty-text = Any part of a name, a username or an address; an id, a UUID or an ext_id; the address that a mail went to; a tag; a page or a setting by its name. The key / leads to the box from anywhere.
console-search-nothing = Nothing was found
console-search-nothing-text = Look whether it is written right, or try a shorter part of it. Erased accounts cannot be found any more; the audit trail knows their ids.
console-search-pages = Pages and settings
console-search-new-account = New account
console-search-carriers = { $count ->
    [one] one account
   *[other] { $count } accounts
}
