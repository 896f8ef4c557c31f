## What is wrong with the value of a setting

error-out-of-range = This must be a whole number from { $min } to { $max }.
error-not-a-domain = One of these is not a domain. Write them like example.org, with commas between them.
error-not-a-sender = This is not a sender. Write an address like desk@example.org, or a name and an address like Example Club <desk@example.org>.
error-not-a-color = This is not a colour. Write it as # and six digits or letters from a to f, like #2b4aa8.
error-too-light = This colour is too light to be read on white. Choose a darker one.
error-not-an-image = This is not a picture that we can use. Choose a PNG, JPEG or WebP file.
error-image-too-heavy = This file is too large: { $max } KiB at most. Save the picture smaller and try again.
error-image-too-large = This picture is too large: { $max } pixels at most on each side. Make it smaller and try again.

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
