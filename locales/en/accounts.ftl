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

## In the audit trail

audit-accounts-exported = Accounts downloaded
audit-filter-deleted = Saved filter deleted
audit-filter-renamed = Saved filter renamed
audit-filter-saved = Filter saved
audit-job-cancelled = Action over many accounts stopped
audit-job-failed = Action over many accounts failed
audit-job-finished = Action over many accounts done
audit-job-started = Action over many accounts begun
