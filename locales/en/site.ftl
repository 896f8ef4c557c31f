## Start page

home-title = Start
home-welcome = Welcome to
home-lead = Create your account in about a minute. You need a name, an email address and a password.
home-lead-closed = New accounts are made by the administrator here. If you already have one, come on in.
home-greeting = Hello,
home-greeting-lead = You are signed in to { $site }.
home-account = Your account
home-way-form = Fill in one short form
home-way-form-text = Your name, your address and a password of your choice.
home-way-mail = Open the mail we send
home-way-mail-text = It takes a few seconds and works on any of your devices.
home-way-in = Sign in
home-way-in-text = Your account is ready, and it is yours.

## First start

setup-title = Welcome to Rollbook
setup-lead = Your sign-up desk is running. Six answers, and people can register.
setup-part-site = Your service
setup-site-name = Name of your service
setup-site-name-hint = It stands at the top of every page and in every mail.
setup-public-url = Address of this desk
setup-public-url-hint = The one people open in their browser, like https://join.example.org. Links in mails begin with it.
setup-part-you = You, the administrator
setup-name-hint = As others should see it.
setup-username-hint = Letters from a to z, digits, hyphens and underscores. You can sign in with it.
setup-email-hint = Messages for the administrator go there. You can sign in with it, too.
setup-button = Open the desk
setup-closed-title = This link no longer works
setup-closed-text = The set-up is already done, or a newer link has taken this one's place.
setup-closed-before = Do you run this machine? Type
setup-closed-after = in its shell, and you get a new link if the set-up is still to be done.

## The API, and its setting

settings-recovery-tells = Tell programs of unknown addresses
settings-recovery-tells-hint = Off is safe. On, a program that asks for a new password learns whether anybody has the address, and so can everybody else.

## The settings in the console

settings-lead = What is decided here holds at once, for everyone. Beside each value stands where it comes from.
settings-parts = Parts of the settings
settings-history = Changes
settings-change = Change
settings-locked = Locked
settings-save = Save
settings-cancel = Cancel
settings-saved = Saved: { $part }. It holds from now on.
settings-asked = { $people ->
    [one] The new version of the privacy policy is put before one person at the next sign-in.
   *[other] The new version of the privacy policy is put before { $people } people at their next sign-in.
}
settings-unset = not set
settings-default = Default
settings-now = In force now
settings-back = Back to the default
settings-back-title = Back to the default?
settings-source-default = Default
settings-source-changed = Set by { $by }
settings-source-command-line = Set on the command line
settings-held-environment = Set by { $name } in the environment. Change it there and restart Rollbook.
settings-held-file = Set by { $name } in { $path }. Change it there and restart Rollbook.
settings-held-command-line = Set when Rollbook was started. Change it there and start it again.
settings-proof-title = Not saved yet: is it still you?
settings-proof-text = More than five minutes have passed since you gave your password. Nothing that you typed is lost: give it once more in a new tab, then come back here and save.
settings-proof-link = Give the password
settings-elsewhere-title = You are not at that address now
settings-elsewhere-text = From the moment it is saved, people can sign in there and nowhere else. A mistyped one shuts everybody out. Try it in a new tab; if this desk answers there, save again:
settings-meanwhile-title = Somebody else has changed this meanwhile
settings-meanwhile-text = Nothing was overwritten. What you typed is still below; what is in force now is here. Save again if your values should hold.

settings-site-title = Site
settings-site-lead = What the service is called and where people find it.
settings-site-name = Name of the service
settings-site-name-hint = Stands in every page and mail. At most 80 characters.
settings-site-name-unset = Without a name it is called Rollbook.
settings-public-url = Public address
settings-public-url-hint = Where people reach Rollbook, like https://join.example.org: every link in a mail begins with it. A change from http to https, or back, signs everyone else out.
settings-public-url-unset = Without one, links lead to the address that the server itself listens at.
settings-language = Language
settings-language-hint = For whoever names none: visitors whose browsers speak neither language, and their mails.
settings-language-unset = Without a choice it is English.
settings-choice-english = English
settings-choice-german = German
settings-choice-on = On
settings-choice-off = Off

settings-look-title = Look
settings-look-lead = The logo beside the name, and the colour of buttons and links.
settings-logo = Logo
settings-logo-hint = Stands beside the name of the service on every page.
settings-logo-unset = Without one, Rollbook's own is shown.
settings-logo-lead = Stands beside the name of the service on every page. Mails carry no pictures.
settings-logo-change = Change the logo
settings-logo-file = Picture
settings-logo-file-hint = PNG, JPEG or WebP, at most { $kib } KiB and { $side } pixels a side. It is shown at most 36 pixels high and 180 wide; a transparent background suits light and dark screens.
settings-logo-upload = Use this picture
settings-logo-remove = Remove the logo
settings-logo-remove-text = Every page shows Rollbook's own picture again. The file is deleted.
settings-logo-meanwhile = Look at the logo that is in force now, then choose your picture again if it should take its place.
settings-accent = Accent colour
settings-accent-hint = As # and six digits or letters from a to f, like #0b6b3a. It has to be dark enough to be read on white; for dark screens a lighter shade of it is made.
settings-accent-unset = Empty means Rollbook's own blue.
settings-accent-nearest = Contrast { $contrast } to 1; 4.5 to 1 is needed. The nearest shade that works is { $color }.
settings-color-pick = Pick a colour

settings-mail-title = Mail
settings-mail-lead = Who the mails come from. The mail server itself is set up where Rollbook is started.
settings-mail-from = Sender
settings-mail-from-hint = An address, or a name and an address: Example Club <desk@example.org>. Your mail server must be willing to send for it.
settings-mail-from-unset = Without one it is rollbook@ the host of the public address.

settings-registration-title = Registration
settings-registration-lead = Who may get an account, and how.
settings-registration-type = Who may register
settings-choice-public = Anyone
settings-choice-public-hint = The account is open at once. No mail proves the address.
settings-choice-verified = Anyone who proves the address
settings-choice-verified-hint = A mail with a link and a code is sent; the account opens when it is confirmed.
settings-choice-closed = Nobody by themselves
settings-choice-closed-hint = Administrators register people, in the console or by an API key.
settings-domains = Allowed mail domains
settings-domains-hint = With commas between them, like example.org, example.com. Domains are compared whole: example.org does not let sub.example.org in.
settings-domains-unset = Empty means all.
settings-realm = Internal accounts
settings-realm-hint = Off means that nobody can be registered at all. Accounts that exist go on.

settings-passwords-title = Passwords
settings-passwords-lead = What a new password has to be. Passwords that are in use stay as they are.
settings-password-policy = Policy
settings-choice-low = Low
settings-choice-low-hint = At least 6 characters. Only for sites where little is at stake.
settings-choice-high = High
settings-choice-high-hint = At least 12 characters, not on the lists of common and leaked passwords, not made of the person's or the site's names. Recommended.
settings-choice-composed = Composed
settings-choice-composed-hint = 8 to 128 characters with three of: lower case, upper case, digit, other.
settings-choice-custom = Custom
settings-choice-custom-hint = The three figures below.
settings-custom-length = Custom: fewest characters
settings-custom-length-hint = 6 to 128. Counts with the policy Custom only.
settings-custom-classes = Custom: kinds of characters
settings-custom-classes-hint = How many of lower case, upper case, digit and other must occur, 0 to 4. Counts with the policy Custom only.
settings-custom-blocklist = Custom: refuse known passwords
settings-custom-blocklist-hint = Common and leaked ones, and those made of the person's or the site's names. Counts with the policy Custom only.
settings-unit-characters = characters
settings-unit-classes = kinds
settings-unit-minutes = minutes
settings-unit-hours = hours
settings-unit-days = days

settings-sign-in-title = Sign-in
settings-sign-in-lead = How long people stay signed in. Shorter times hold at once, also for who is signed in now.
settings-second-factor = Second factor
settings-second-factor-hint = A code from an authenticator app, besides the password. Whoever has none yet is led to set it up.
settings-choice-optional = For whoever wants one
settings-choice-optional-hint = Everyone decides for themselves.
settings-choice-administrators = Required of administrators
settings-choice-administrators-hint = Of everyone who manages accounts. Recommended.
settings-choice-everyone = Required of everyone
settings-choice-everyone-hint = Nobody gets further than setting one up without it.
settings-idle = Idle time
settings-idle-hint = Signs out whoever does nothing for so long and did not ask to be remembered, 5 to 1440.
settings-remembered = Remembered sign-in
settings-remembered-hint = How long a remembered sign-in lasts, and any other at the most, 1 to 90.
settings-administrators = Administrators
settings-administrators-hint = Whoever manages accounts signs in again after so long, used or not, 1 to 12.

settings-privacy-title = Privacy policy
settings-privacy-lead = What people agree to when they register.
settings-privacy-text = Text
settings-privacy-text-hint = An empty line ends a paragraph. At most 100,000 bytes.
settings-privacy-text-unset = Empty means the text that comes with Rollbook.
settings-privacy-version = Version
settings-privacy-version-hint = Give a new version, such as today's date, when the text changes in what it means: it is then put before everyone. At most 40 characters.
settings-privacy-people = { $people ->
    [one] A new version is put before one person at the next sign-in.
   *[other] A new version is put before { $people } people at their next sign-in.
}

settings-accounts-title = Accounts
settings-accounts-lead = What happens to accounts in the course of time.
settings-deletion-grace = Time to change one's mind
settings-deletion-grace-hint = So long people can bring back the account that they deleted, 0 to 365. With 0 it is erased at once.

settings-history-lead = Who changed which setting, from what to what. The newest change stands first.
settings-history-setting = Setting
settings-history-all = All settings
settings-history-before = Before
settings-history-after = After
settings-history-by = By
settings-history-at = When
settings-by-command-line = Command line
settings-by-erased = erased
settings-history-empty = Nothing was changed
settings-history-empty-text = Every change of a setting will stand here, with who made it and what was before.

## The first page of the console

console-home-lead = What needs you, and how people come to { $site }.
console-home-attention = Needs attention
console-home-quiet = Nothing needs you
console-home-quiet-text = Mail goes out, nobody is locked out, and the last backup is fresh.
console-home-broken = The audit trail was changed behind Rollbook's back
console-home-broken-text = Line { $line } does not follow from what was written before. Find out who had access to the file, and compare it with a backup.
console-home-broken-action = Look at the trail
console-home-disk = Little room is left on the disk
console-home-disk-text = { $free } are free where the database lies. When it is full, nobody can register or sign in any more.
console-home-system = Look at the system
console-home-no-mail = No mail server is configured
console-home-no-mail-text = Mail stays in the outbox (waiting: { $waiting }), and people need their links handed over. Set ROLLBOOK_SMTP_URL and start Rollbook again to send it.
console-home-outbox = Open the outbox
console-home-no-url = The public URL is not set
console-home-no-url-text = Links in mails lead to the machine itself, which nobody outside can reach.
console-home-settings = Set it
console-home-no-backup = There is no backup yet
console-home-no-backup-text = If this file is lost, every account is. Make a first copy, and let a timer run “rollbook backup” every night.
console-home-old-backup = The last backup is { $days } days old
console-home-old-backup-text = Make one now, and see why none was made since.
console-home-backup-action = Backups
console-home-failed = Mails that did not arrive: { $count }
console-home-failed-text = The mail server refused them, or they were tried in vain for two days. The people they were for are waiting.
console-home-mail = See why
console-home-delayed = Mails that are being tried again: { $count }
console-home-delayed-text = The mail server did not take them at the first attempt. They are tried again by themselves.
console-home-unconfirmed = Registered more than a day ago and never confirmed: { $count }
console-home-unconfirmed-text = Their links have ended. Send a new one to whoever is real, and delete the rest.
console-home-accounts = Show them
console-home-locked = Locked after wrong passwords: { $count }
console-home-locked-text = A lock ends by itself after ten minutes; a new password by mail ends it at once.
console-home-figures = The last { $days } days
console-home-utc = A day is one in UTC.
console-home-registrations = Registrations
console-home-confirmations = Confirmations
console-home-sign-ins = Sign-ins
console-home-chart = { $figure } per day over { $days } days: { $sum } in all, { $highest } at most, on { $day }.
console-home-chart-none = { $figure } per day over { $days } days: none.
console-home-today = Today: { $count }
console-home-table = The same figures as a table
console-home-day = Day
console-home-funnel = From registering to signing in
console-home-funnel-text = How far those have come who registered within the last { $days } days and had an address to confirm.
console-home-funnel-registered = Registered
console-home-funnel-mail-sent = Mail sent
console-home-funnel-opened = Link opened
console-home-funnel-confirmed = Confirmed
console-home-funnel-signed-in = Signed in

## The page about the system

console-system-lead = What Rollbook runs on, and whether it is sound.
console-system-version = Rollbook
console-system-schema = schema { $schema }
console-system-uptime = Up for
console-system-uptime-value = { $days } d { $hours } h { $minutes } min
console-system-database = Database
console-system-log = { $size } more in its log
console-system-free = Free on the disk
console-system-audit-lines = Lines of the audit trail
console-system-sessions = Open sessions
console-system-settings = Settings
console-system-key = Sealing key
console-system-checks = Checks
console-system-check = Make all checks
console-system-checks-text = The same as “rollbook check”: settings, the whole file, the key, and the way to the mail server up to its sign-in. On a large file it takes a while; everything goes on meanwhile.
console-system-checking = The checks are being made. On a large file they take a while; what they find stands here when they have ended.
console-system-checking-since = They began
console-system-checked-at = Found
console-system-help-settings = Correct it in Rocket.toml or the environment, and start Rollbook again.
console-system-help-database = Stop Rollbook, keep the file as it is, and restore the newest backup that is whole. docs/operating.md says how.
console-system-help-key = Put the key file back from where you keep it. Without it, waiting mail and second factors stay closed.
console-system-help-mail = Correct ROLLBOOK_SMTP_URL and start Rollbook again. smtp:// is port 587 with STARTTLS, smtps:// is port 465.
console-system-clock = The clock against the mail server’s
console-system-clock-none = There is no mail server to compare it with.
console-system-clock-not-told = The mail server does not tell its time, as most do not. Compare the time of this page with a clock that you trust.
console-system-clock-same = The mail server’s clock shows the same, to { $seconds } s.
console-system-clock-ahead = The mail server’s clock is { $seconds } s ahead. One of the two is wrong; links and locks end by this machine’s.
console-system-clock-behind = The mail server’s clock is { $seconds } s behind. One of the two is wrong; links and locks end by this machine’s.
console-system-backup = Backups
console-system-backup-make = Make a backup
console-system-backup-last = The last one that this desk knows of:
console-system-backup-none = None was made yet that this desk knows of.
console-system-backup-text = A copy is opened, checked and counted before it is called a backup. Run “rollbook backup” from a timer, and take the copies to another machine.
console-system-backed-up = The copy was made, opened, checked and counted.
console-system-backing-up = A backup is being made: see how far it is
console-system-support = Text for support
console-system-support-text = For whoever helps you: no secret, no name, no address. Look it over all the same before you send it.
console-system-in-force = Start-up settings in force
console-system-in-force-text = They come from Rocket.toml, the environment or the command line, and change with the next start. Secrets are not shown. What can be changed while Rollbook runs is under Settings.
console-system-setting = Setting
console-system-value = Value
console-system-source = From
console-system-not-set = not set
console-system-source-default = default
console-system-source-command = command line
console-backup-title = Make a backup
console-backup-what = A copy of everything
console-backup-text = The database ({ $size }) is copied into the folder “backups” beside it, as it is at one moment. Everything goes on meanwhile.
console-backup-free = { $free } are free on the disk.
console-backup-key = The sealing key is not in it. Keep that apart.
console-backup-elsewhere = A copy on the same disk is lost with the disk: take it to another machine.
console-backup-back = Back to the system
console-backup-again = Try again
console-backup-progress-title = Backup
console-backup-copied = { $percent } % copied
console-backup-proving = All is copied; the copy is opened, checked and counted
console-backup-goes-on = You may leave this page: the backup goes on without it, and so does everything else.
console-backup-failed = No backup was made.
console-backup-failed-elsewhere = Another backup of this desk was being made at that moment, from the command line for instance. Wait until it has ended.
console-backup-failed-in-the-way = The file { $file } is in the way. Move it and try again.
console-backup-failed-no-room = The copy needs { $needed }, and only { $free } are free on the disk. Make room, or run “rollbook backup --to” with a place on another disk.
console-backup-failed-stopped = Rollbook was stopped before the copy was whole.
console-backup-failed-otherwise = The copy could not be made: { $cause }.

## What `rollbook check` and the console find (also the steps of a test of the mail server)

phrase-verbatim = { $text }
check-settings-usable = all values can be used
check-file-not-yet = { $file } does not exist yet; the first start makes it
check-database-whole = { $file } is whole; its schema is { $schema } of { $known }
check-database-newer = { $file } has the schema { $schema }, this Rollbook knows { $known }; use the newer Rollbook
check-database-damaged = { $file } is damaged: { $damage }; restore a backup
check-key-in-settings = the sealing key comes from the settings
check-key-in-settings-wrong = the sealing key in the settings is another key than the one this database was sealed with; set the one that belongs to it
check-key-there = { $file } is there; keep a copy of it apart from the backups
check-key-missing = { $file } is missing; put it back, or what is sealed stays closed
check-key-wrong = { $file } holds another key than the one this database was sealed with; put back the file that belongs to it
check-mail-none = no mail server is configured; mail stays in the outbox (ROLLBOOK_SMTP_URL)
probe-connected = connected to { $host } at { $address }
probe-not-encrypted = not encrypted, as the settings say
probe-encrypted = encrypted, with a good certificate for { $host }
probe-server-name = the server calls itself { $name }
probe-signed-in = signed in as { $user } by { $mechanism }
probe-goodbye = said goodbye; mail can be sent
probe-folder = mail is written to { $folder }
probe-memory = mail is kept in memory
