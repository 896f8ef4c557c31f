## Start page

home-title = Start page
home-welcome = Welcome to
home-lead = Create your account in about a minute. You need a name, an email address and a password.
home-lead-closed = New accounts are created by the administrator. Already have one? Sign in.
home-greeting = Hello,
home-greeting-lead = You are signed in to { $site }.
home-account = Your account
home-way-form = Fill in the form
home-way-form-text = Your name, your email address and a password of your choice.
home-way-mail = Open the email we send
home-way-mail-text = It arrives within seconds and works on any device.
home-way-in = Sign in
home-way-in-text = Your account is ready.

## First start

setup-title = Welcome to Rollbook
setup-lead = Rollbook is running. Answer six questions to start accepting registrations.
setup-part-site = Your service
setup-site-name = Name of your service
setup-site-name-hint = Shown at the top of every page and in every email.
setup-public-url = Public URL
setup-public-url-hint = The address people open in their browser, like https://join.example.org. Links in emails start with it.
setup-part-you = Your administrator account
setup-name-hint = Shown to others.
setup-username-hint = Letters from a to z, digits, hyphens and underscores. You can sign in with it.
setup-email-hint = Notices for the administrator and a confirmation link are sent there. You can also sign in with it. Without a mail server, the console shows you how to confirm it.
setup-button = Finish set-up
setup-closed-title = This link no longer works
setup-closed-text = Set-up is already finished, or this link has been replaced by a newer one.
setup-closed-before = Do you run this server? Run
setup-closed-after = on it to get a new link, unless set-up is already finished.
not-set-up-title = Finish set-up first
not-set-up-text = Rollbook is running, but there is no administrator yet. The one-time set-up link is in the terminal or log where Rollbook was started.
not-set-up-after = on it to get a new link.
not-set-up-visitors = Registration opens as soon as set-up is finished.

## The API, and its setting

settings-recovery-tells = Reveal unknown addresses to programs
settings-recovery-tells-hint = Off is recommended. When on, a program that requests a password reset is told whether an account with the address exists, and so is anyone else who asks.

## The settings in the console

settings-lead = Changes take effect immediately, for everyone. Each value shows where it comes from.
settings-parts = Settings sections
settings-history = History
settings-change = Edit
settings-locked = Read-only
settings-save = Save
settings-cancel = Cancel
settings-saved = { $part } saved. In effect now.
settings-asked = { $people ->
    [one] 1 person will be asked to agree to the new version of the privacy policy at their next sign-in.
   *[other] { $people } people will be asked to agree to the new version of the privacy policy at their next sign-in.
}
settings-unset = not set
settings-default = Default
settings-now = Current value
settings-back = Reset to default
settings-back-title = Reset to default?
settings-source-default = Default
settings-source-changed = Set by { $by }
settings-source-command-line = Set on the command line
settings-held-environment = Set by { $name } in the environment. Change it there and restart Rollbook.
settings-held-file = Set by { $name } in { $path }. Change it there and restart Rollbook.
settings-held-command-line = Set on the command line at start-up. Change it there and restart Rollbook.
settings-proof-title = Not saved yet: confirm it’s you
settings-proof-text = It has been a while since you entered your password. Your entries are kept: enter your password in a new tab, then come back here and save.
settings-proof-link = Enter your password
settings-elsewhere-title = This is not the address you are using now
settings-elsewhere-text = Once it is saved, people can sign in only at the new address. If it is wrong, everyone is locked out. Open it in a new tab; if Rollbook answers there, save again:
settings-meanwhile-title = Someone else has changed this setting
settings-meanwhile-text = Nothing was overwritten. Your entries are below; the current value is shown here. Save again to replace it.

settings-site-title = Site
settings-site-lead = The name of your service and its public URL.
settings-site-name = Name of the service
settings-site-name-hint = Shown on every page and in every email. At most 80 characters.
settings-site-name-unset = If empty: Rollbook.
settings-public-url = Public URL
settings-public-url-hint = Where people reach Rollbook, like https://join.example.org. Links in emails start with it. Changing from http to https, or back, signs everyone else out.
settings-public-url-unset = If empty, links use the address that the server listens on.
settings-language = Default language
settings-language-hint = For visitors whose browser asks for no supported language, and for emails to them.
settings-language-unset = If not set: English.
settings-choice-english = English
settings-choice-german = German
settings-formality = Form of address in German
settings-formality-hint = How pages and emails address people in German. The console always uses “Sie”, and email texts you have edited stay as they are.
settings-choice-formal = Formal (Sie)
settings-choice-informal = Informal (du)
settings-choice-on = On
settings-choice-off = Off

settings-look-title = Branding
settings-look-lead = Your logo, and the colour of buttons and links, on pages and in emails.
settings-logo = Logo
settings-logo-hint = Shown at the top of every page and email. A square logo is also the icon in the browser’s tab.
settings-logo-unset = If not set, the Rollbook logo is shown.
settings-logo-lead = Shown at the top of every page and email. A square logo is also the icon in the browser’s tab.
settings-logo-change = Change logo
settings-logo-file = Image
settings-logo-file-hint = PNG, JPEG or WebP, at most { $kib } KiB and { $side } pixels on each side. It is shown at most 36 pixels high and 180 wide. Emails show it if it is a PNG or JPEG of at most { $heaviest } KiB.
settings-logo-upload = Upload logo
settings-logo-remove = Remove logo
settings-logo-remove-text = Every page shows the Rollbook logo again, and emails only the name. The file is deleted.
settings-logo-meanwhile = Check the current logo, then choose your image again to replace it.
settings-dark-logo = Logo for dark mode
settings-dark-logo-hint = Optional. Replaces the logo for people who use dark mode.
settings-dark-logo-unset = If not set, the logo above is shown there, too.
settings-dark-logo-lead = Replaces the logo on pages in dark mode. Emails always show the main logo, on a light background.
settings-dark-logo-upload = Upload logo for dark mode
settings-dark-logo-remove = Remove logo for dark mode
settings-dark-logo-remove-text = Pages in dark mode show the main logo again. The file is deleted.
settings-logo-name = Name in the logo
settings-logo-name-hint = If the logo contains the name, it is shown on its own, and screen readers read the name as its description.
settings-choice-logo-name = The logo contains the name
settings-choice-logo-no-name = Show the name next to the logo
settings-preview = Update preview
settings-preview-light = Page in light mode
settings-preview-dark = Page in dark mode
settings-preview-mail = Email
settings-accent = Accent colour
settings-accent-hint = # and six digits or letters from a to f, like #0b6b3a. It must be dark enough to read on white. A lighter shade is used in dark mode.
settings-accent-unset = If empty: Rollbook blue.
settings-accent-nearest = The contrast is { $contrast }:1, but 4.5:1 is needed. The nearest shade that works is { $color }.
settings-color-pick = Choose a colour

settings-mail-title = Email
settings-mail-lead = The sender of emails. The mail server is configured where Rollbook is started.
settings-mail-from = Sender
settings-mail-from-hint = An address, or a name and an address, like Example Club <accounts@example.org>. Your mail server must allow sending from it.
settings-mail-from-unset = If empty: rollbook@ followed by the host of the public URL.
settings-audit-head = Recipient of the daily audit email
settings-audit-head-hint = The number and hash of the latest audit entry are sent to this address once a day. Choose a mailbox that no one with access to this server can change. To compare later, run “rollbook audit verify”.
settings-audit-head-unset = If empty, no email is sent.

settings-registration-title = Registration
settings-registration-lead = Who may get an account, and how.
settings-registration-type = Who can register
settings-choice-public = Anyone
settings-choice-public-hint = Accounts are active immediately. Email addresses are not confirmed.
settings-choice-verified = Anyone who confirms their email address
settings-choice-verified-hint = We send an email with a link and a code. The account becomes active when the address is confirmed.
settings-choice-closed = By invitation only
settings-choice-closed-hint = Administrators create accounts, in the console or with an API key.
settings-domains = Allowed email domains
settings-domains-hint = Separated by commas, like example.org, example.com. Subdomains are not included: example.org does not allow sub.example.org.
settings-domains-unset = If empty: all domains.
settings-realm = Internal accounts
settings-realm-hint = When off, no accounts can be created at all. Existing accounts keep working.

settings-passwords-title = Passwords
settings-passwords-lead = Requirements for new passwords. Existing passwords are not affected.
settings-password-policy = Password policy
settings-choice-low = Low
settings-choice-low-hint = At least 6 characters. Only for sites with little at stake.
settings-choice-high = High
settings-choice-high-hint = At least 12 characters, not a common or leaked password, and not based on the name of the person or the site. Recommended.
settings-choice-composed = Character classes
settings-choice-composed-hint = 8 to 128 characters with three of these: lower-case letters, upper-case letters, digits, other characters.
settings-choice-custom = Custom
settings-choice-custom-hint = The three settings below.
settings-custom-length = Custom: minimum length
settings-custom-length-hint = 6 to 128. Only applies to the Custom policy.
settings-custom-classes = Custom: character classes
settings-custom-classes-hint = How many of these are required: lower-case letters, upper-case letters, digits, other characters. 0 to 4. Only applies to the Custom policy.
settings-custom-blocklist = Custom: block common passwords
settings-custom-blocklist-hint = Blocks common and leaked passwords, and those based on the name of the person or the site. Only applies to the Custom policy.
settings-unit-characters = characters
settings-unit-classes = classes
settings-unit-minutes = minutes
settings-unit-hours = hours
settings-unit-days = days

settings-sign-in-title = Sign-in
settings-sign-in-lead = How long people stay signed in. Shorter times take effect immediately, including for people who are signed in now.
settings-second-factor = Two-step sign-in
settings-second-factor-hint = A code from an authenticator app, in addition to the password. People who haven’t set it up are asked to.
settings-choice-optional = Optional
settings-choice-optional-hint = Everyone decides for themselves.
settings-choice-administrators = Required for administrators
settings-choice-administrators-hint = For everyone who manages accounts. Recommended.
settings-choice-everyone = Required for everyone
settings-choice-everyone-hint = People must set it up before they can continue.
settings-proof-minutes = Identity confirmation period
settings-proof-minutes-hint = After entering their password or a code, people can change settings, roles and keys and export data for this long before being asked again. 1 to 60.
settings-idle = Inactivity timeout
settings-idle-hint = Signs people out after this time without activity, unless they chose to stay signed in. 5 to 1440.
settings-remembered = Maximum session length
settings-remembered-hint = How long people stay signed in if they choose to. No other session lasts longer. 1 to 90.
settings-administrators = Administrator session length
settings-administrators-hint = People who manage accounts have to sign in again after this time, active or not. 1 to 12.

settings-privacy-title = Privacy policy
settings-privacy-lead = What people agree to when they register.
settings-privacy-text = English text
settings-privacy-text-hint = In Markdown: # begins a heading, - a list, an empty line a new paragraph, and links look like [this](https://example.org). No HTML, no images. At most 100,000 bytes.
settings-privacy-text-unset = If only one language has a text, everyone sees that one. If both are empty, Rollbook’s default text is used.
settings-privacy-text-german = German text
settings-privacy-text-german-hint = Shown to people who use German. Same format.
settings-privacy-preview-english = English
settings-privacy-preview-german = German
settings-privacy-version = Version
settings-privacy-version-hint = Enter a new version, such as today’s date, when the meaning of the text changes. Everyone is then asked to agree again. At most 40 characters.
settings-privacy-people = { $people ->
    [one] 1 person will be asked to agree to a new version at their next sign-in.
   *[other] { $people } people will be asked to agree to a new version at their next sign-in.
}

settings-accounts-title = Accounts
settings-accounts-lead = What happens to deleted accounts.
settings-deletion-grace = Grace period
settings-deletion-grace-hint = How long people can restore an account they have deleted. 0 to 365. With 0, it is erased immediately.

settings-history-lead = Who changed which setting, from what to what. Newest first.
settings-history-setting = Setting
settings-history-all = All settings
settings-history-before = Before
settings-history-after = After
settings-history-by = Changed by
settings-history-at = When
settings-by-command-line = Command line
settings-by-erased = erased account
settings-history-empty = No changes yet
settings-history-empty-text = Every change to a setting is listed here, with who made it and the previous value.

## The first page of the console

console-home-lead = What needs attention, and how people register and sign in at { $site }.
console-home-attention = What needs attention
console-home-quiet = Everything is in order
console-home-quiet-text = Emails are being sent, no one is locked out, and the last backup is recent.
console-home-broken = The audit trail has been tampered with
console-home-broken-text = Entry { $line } does not match the ones before it. Find out who had access to the file, and compare it with a backup.
console-home-broken-action = View audit trail
console-home-disk = Low disk space
console-home-disk-text = Only { $free } free on the database’s disk. When it is full, no one can register or sign in.
console-home-system = View system
console-home-no-mail = No mail server is configured
console-home-no-mail-text = Emails stay in the outbox ({ $waiting } waiting), and you have to share links with people yourself. Set ROLLBOOK_SMTP_URL and restart Rollbook to send them.
console-home-outbox = View outbox
console-home-no-url = The public URL is not set
console-home-no-url-text = Links in emails point to this server’s local address, which people can’t reach.
console-home-settings = Set public URL
console-home-no-backup = No backup yet
console-home-no-backup-text = If the database is lost, so are all accounts. Create a backup now, and schedule “rollbook backup” to run every night.
console-home-old-backup = The last backup is { $days } days old
console-home-old-backup-text = Create one now, and find out why no newer one exists.
console-home-backup-action = Backups
console-home-webhooks = Webhooks paused after failures: { $count }
console-home-webhooks-text = They accepted nothing for 24 hours. Events are kept for 30 days, but not sent.
console-home-webhooks-action = View webhooks
console-home-failed = Emails not delivered: { $count }
console-home-failed-text = The mail server refused them, or did not accept them within two days. Their recipients are still waiting.
console-home-mail = View emails
console-home-delayed = Emails delayed: { $count }
console-home-delayed-text = The mail server did not accept them at the first attempt. They are tried again automatically.
console-home-unconfirmed = Unconfirmed for more than a day: { $count }
console-home-unconfirmed-text = Their links have expired. Send a new link to real people, and delete the other accounts.
console-home-accounts = View accounts
console-home-locked = Locked after too many wrong passwords: { $count }
console-home-locked-text = Accounts are unlocked automatically after ten minutes, or when the password is reset.
console-home-figures = The last { $days } days
console-home-utc = Days are in UTC.
console-home-ranges = Period
console-home-range = { $days } days
console-home-compare = { $percent }% compared with the previous { $days } days ({ $before })
console-home-compare-same = Same as the previous { $days } days
console-home-compare-none = None in the previous { $days } days either
console-home-compare-nothing = None in the previous { $days } days
console-home-compare-unknown = No comparison yet: counting began on { $since }
console-home-week = Week
console-home-chart-weeks = { $figure } per week over { $days } days: { $sum } in total, with a maximum of { $highest } in the week of { $week }.
console-home-registrations = Registrations
console-home-confirmations = Confirmations
console-home-sign-ins = Sign-ins
console-home-chart = { $figure } per day over { $days } days: { $sum } in total, with a maximum of { $highest } on { $day }.
console-home-chart-none = { $figure } per day over { $days } days: none.
console-home-today = Today: { $count }
console-home-table = Show as a table
console-home-day = Day
console-home-funnel = From registration to sign-in
console-home-funnel-text = People who registered with an email address to confirm in the last { $days } days.
console-home-funnel-registered = Registered
console-home-funnel-mail-sent = Email sent
console-home-funnel-opened = Link opened
console-home-funnel-confirmed = Confirmed
console-home-funnel-signed-in = Signed in

## The page about the system

console-system-lead = The server Rollbook runs on, and its health.
console-system-version = Rollbook
console-system-schema = schema { $schema }
console-system-uptime = Uptime
console-system-uptime-value = { $days } d { $hours } h { $minutes } min
console-system-database = Database
console-system-log = plus { $size } in its write-ahead log
console-system-free = Free disk space
console-system-audit-lines = Audit trail entries
console-system-sessions = Active sessions
console-system-settings = Settings
console-system-key = Sealing key
console-system-checks = Checks
console-system-check = Run all checks
console-system-checks-text = Same as “rollbook check”: the settings, the database file, the sealing key, and the connection and sign-in to the mail server. This can take a while for a large database. Rollbook keeps running.
console-system-checking = Checks are running. This can take a while for a large database. The results appear here.
console-system-checking-since = Started
console-system-checked-at = Last run
console-system-help-settings = Correct it in Rocket.toml or the environment, and restart Rollbook.
console-system-help-database = Stop Rollbook, keep the file as it is, and restore the newest intact backup. See docs/operating.md.
console-system-help-key = Restore the key file from where you keep it. Without it, emails in the outbox and two-step sign-in can’t be used.
console-system-help-mail = Correct ROLLBOOK_SMTP_URL and restart Rollbook. Use smtp:// for port 587 with STARTTLS, or smtps:// for port 465.
console-system-clock = Clock compared with the mail server’s
console-system-clock-none = There is no mail server to compare with.
console-system-clock-not-told = The mail server does not report its time; most don’t. Compare the time on this page with a clock you trust.
console-system-clock-same = The clocks match, within { $seconds } s.
console-system-clock-ahead = The mail server’s clock is { $seconds } s ahead. One of the two is wrong. Links and locks expire by this server’s clock.
console-system-clock-behind = The mail server’s clock is { $seconds } s behind. One of the two is wrong. Links and locks expire by this server’s clock.
console-system-backup = Backups
console-system-backup-make = Create backup
console-system-backup-last = Last backup:
console-system-backup-none = No backup yet.
console-system-backup-text = Every backup is opened and verified after it is written. Schedule “rollbook backup”, and copy the backups to another server.
console-system-backed-up = Backup created and verified.
console-system-backing-up = A backup is running: view progress
console-system-support = Support report
console-system-support-text = For whoever helps you. It contains no secrets, names or email addresses, but check it before you send it.
console-system-in-force = Start-up settings
console-system-in-force-text = They come from Rocket.toml, the environment or the command line. Changes take effect after a restart. Secrets are not shown. Settings you can change while Rollbook is running are under Settings.
console-system-setting = Setting
console-system-value = Value
console-system-source = Source
console-system-not-set = not set
console-system-source-default = default
console-system-source-command = command line
console-backup-title = Create backup
console-backup-what = What is backed up
console-backup-text = The database ({ $size }) is copied to the folder “backups” next to it, as a consistent snapshot. Rollbook keeps running.
console-backup-free = { $free } of free disk space.
console-backup-key = The sealing key is not included. Store it separately.
console-backup-elsewhere = If the disk fails, a backup on it is lost, too. Copy it to another server.
console-backup-back = Back to the system
console-backup-again = Try again
console-backup-progress-title = Backup
console-backup-copied = { $percent } % copied
console-backup-proving = Copied; now being verified
console-backup-goes-on = You can leave this page. The backup continues.
console-backup-failed = The backup failed.
console-backup-failed-elsewhere = Another backup is already running, for example from the command line. Wait until it has finished.
console-backup-failed-in-the-way = The file { $file } already exists. Move it and try again.
console-backup-failed-no-room = The backup needs { $needed }, but only { $free } are free. Free up disk space, or run “rollbook backup --to” with a folder on another disk.
console-backup-failed-stopped = Rollbook was stopped before the backup was complete.
console-backup-failed-otherwise = The backup could not be created: { $cause }.

## What `rollbook check` and the console find (also the steps of a test of the mail server)

phrase-verbatim = { $text }
check-settings-usable = all values are valid
check-file-not-yet = { $file } does not exist yet; the first start creates it
check-database-whole = { $file } is intact; schema { $schema } of { $known }
check-database-newer = { $file } has schema { $schema }, but this version of Rollbook only supports up to { $known }; use the newer version
check-database-damaged = { $file } is damaged: { $damage }; restore a backup
check-key-in-settings = the sealing key comes from the settings
check-key-in-settings-wrong = the sealing key in the settings does not match this database; set the key it was sealed with
check-key-there = { $file } exists; keep a copy of it separate from the backups
check-key-missing = { $file } is missing; restore it, or sealed data can’t be read
check-key-wrong = { $file } holds a sealing key that does not match this database; restore the matching file
check-mail-none = no mail server is configured; emails stay in the outbox (ROLLBOOK_SMTP_URL)
probe-connected = connected to { $host } at { $address }
probe-not-encrypted = not encrypted, as configured
probe-encrypted = encrypted, with a valid certificate for { $host }
probe-server-name = the server identifies itself as { $name }
probe-signed-in = signed in as { $user } with { $mechanism }
probe-goodbye = disconnected; emails can be sent
probe-folder = emails are written to { $folder }
probe-memory = emails are kept in memory

## First steps

checklist-title = First steps
checklist-lead = { $done } of { $all } done.
checklist-done = done
checklist-dismiss = Dismiss
checklist-dismissed = First steps dismissed.
checklist-mail = Set up the mail server
checklist-mail-text = Without one, emails wait and you share each link yourself. This page shows how, and sends a test email.
checklist-confirm = Confirm your own email address
checklist-confirm-text = Open the link in the confirmation email. No mail server yet? Your account page offers the link.
checklist-backup = Make a backup
checklist-backup-text = Rollbook checks each backup after making it.
checklist-privacy = Write your privacy policy
checklist-privacy-text = People agree to it when they register. Start from the default text.
checklist-logo = Upload your logo
checklist-logo-text = It is shown on every page and in emails.
checklist-colleague = Create a second administrator
checklist-colleague-text = So that someone can help if you lose access.

## API reference

api-docs-title = API reference
api-docs-lead = Every endpoint that programs can use, with its fields and answers. For tools and client generators:
api-docs-credentials = Credentials
api-docs-nobody = none needed
api-docs-parameters = Parameters
api-docs-body = Request body
api-docs-required = required
api-docs-answers = Responses
api-docs-try = Try it
api-docs-try-text = Calls go to this server and change real data.
api-docs-credential = Access token or API key
api-docs-credential-hint = Stays on this page and is sent with each call. Leave it empty for endpoints that need none.
api-docs-send = Send request
api-docs-failed = The server could not be reached. Check your connection and try again.
