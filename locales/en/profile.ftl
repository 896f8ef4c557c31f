## The home of one's own settings

account-profile = Name and profile
account-profile-value = What others see of you
account-profile-lead = What others see of you.
account-profile-changed = Your profile is saved.
account-privacy-agreed = Thank you. Your agreement is kept.
account-your-data = Your data
account-privacy-value = You agreed to version { $version }
account-data = Download your data
account-data-value = A copy of everything kept about you
account-delete = Delete your account
account-delete-value = With some days to change your mind

## Name and profile

account-name-hint = As others see it. Left empty, your username is shown.
account-username-hint = You can sign in with it. Letters, digits, _ and -.
account-bio = About you
account-location = Place
account-website = Website
account-website-hint = Begins with https:// or http://
account-save = Save

## The address

account-leave-it = Leave it as it is

## A copy of one's data

account-data-lead = A copy of everything that { $site } keeps about you, to read or to take elsewhere.
account-data-holds = Your profile, dates, rights and tags, the privacy agreement, where you are signed in, connected apps, mails that were sent to you, and the record of what happened to your account.
account-data-html = As a page to read
account-data-json = As data (JSON)
account-data-secrets = Your password is not in it, since we do not know it ourselves. Neither are the texts of mails, which hold links.

## Deleting the account

account-delete-lead = { $days ->
    [one] Your account is closed at once and erased for good after one day. Until then you can bring it back.
   *[other] Your account is closed at once and erased for good after { $days } days. Until then you can bring it back.
}
account-delete-at-once = Your account is erased at once. It cannot be brought back.
account-delete-goes = What goes
account-delete-stays = What stays
account-delete-profile = Your account and its profile:
account-delete-sessions = { $count ->
    [one] This session
   *[other] All { $count } sessions: every browser is signed out
}
account-delete-tokens = { $count ->
    [0] The keys of apps (you have none connected)
    [one] The key of one connected app
   *[other] The keys of { $count } connected apps
}
account-delete-tags = { $count ->
    [one] One tag on your account
   *[other] { $count } tags on your account
}
account-delete-mails = { $count ->
    [0] Address and text of mails to you (there are none)
    [one] Address and text of one mail to you
   *[other] Address and text of { $count } mails to you
}
account-delete-audit = { $count ->
    [one] One line of the record of changes, without your name, address and anything else about you
   *[other] { $count } lines of the record of changes, without your name, address and anything else about you
}
account-delete-data-first = Do you want to keep a copy?
account-delete-sure = Yes, I want to delete my account.
account-delete-sure-short = Confirmation
account-delete-button = Delete my account
account-delete-keep = Keep it
account-deleted-title = Your account is closed
account-deleted-text = You are signed out everywhere. Everything in it is erased for good on:
account-deleted-mail = We have sent you a mail with a link that brings it back until then. Signing in with your password works for that, too.
account-deleted-no-mail = Until then you can bring it back: sign in with your password.
account-deleted-now = Everything in it is erased.
account-deleted-home = To the start page
deletion-undo-title = Keep your account?
deletion-undo-lead = Your account at { $site } is closed and will be erased.
deletion-undo-at = Erased on
deletion-undo-button = Keep my account
deletion-undo-leave = Do you want to delete it? Then just close this page.
deletion-undo-by-mail = Two-step sign-in is on, so your password alone does not bring it back. Open the link of the mail that told you of the deletion.
deletion-undo-ask = Two-step sign-in is on, so your password alone does not bring it back. Ask an administrator.
deletion-undone-title = Welcome back
deletion-undone-text = Your account is as it was. Sign in again:
deletion-undo-failed = This link no longer works. Either your account is back already, or its time is over and it is erased.

## The privacy policy

privacy-agreed-on = You agreed to this version on
privacy-agreed-no-more = If you no longer agree, you can delete your account:
privacy-declined-title = You have not agreed
privacy-declined-text = Without your agreement we may not keep data about you, so you cannot use { $site }. Nothing has changed yet. These are your ways on:
privacy-declined-read = Read it again
privacy-declined-read-text = And agree after all
privacy-declined-later = Decide later and sign out

## The copy to keep

export-title = What is kept about you
export-taken = Taken
export-account = Account
export-when = When
export-what = What
export-by = By
export-from = From
export-details = Details
export-none = None
export-id = Id
export-state = State
export-language = Language
export-created = Created
export-last-sign-in = Last sign-in
export-confirmed = Address confirmed
export-privacy = Privacy policy agreed to
export-roles = Rights
export-tags = Tags
export-ext-id = Id in another system
export-erasure = Erased on
export-sessions = Sessions
export-apps = Connected apps
export-addresses = Changes of address
export-mails = Mails
export-history = Record of changes
export-browser = Browser
export-seen = Last seen
export-client = App
export-used = Last used
export-until = Until
export-old = Old
export-new = New
export-confirmed-at = Confirmed
export-kind = Kind
export-recipient = Recipient
export-limit = This page lists the newest { $count } rows of a kind. The JSON file holds all of them.

## The account

account-title = Your account
account-about-you = About you
account-confirmed = Confirmed
account-unconfirmed = Not confirmed
account-no-email = None
account-last-sign-in = Last sign-in
account-role = Role
account-since = Member since
account-security = Security
account-security-text = Use a password here that you use nowhere else.
account-change-password = Change password

## Privacy policy

privacy-title = Privacy policy
privacy-version = Version { $version }
privacy-agree-title = Do you agree?
privacy-agree-first = Before you go on, please read our privacy policy.
privacy-agree-again = Our privacy policy has changed since you last agreed. Please read it again.
privacy-agree-yes = I agree
privacy-agree-no = I do not agree
privacy-agree-no-hint = If you do not agree, we tell you what follows. Nothing is decided by it yet.

## The privacy policy that comes with Rollbook, until the site has its own

privacy-default-what = { $site } keeps your name, your mail address and, as a hash that nobody can read back, your password. It also keeps when your account was made, when you last signed in, and from which network address.
privacy-default-why = This is needed to give you an account, to send you mails about it, and to protect it against misuse. Nothing is used for advertising and nothing is passed on.
privacy-default-who = Only the administrators of { $site } can see this. The pages load nothing from other sites and set only the cookies that signing in and your language need.
privacy-default-rights = You may ask at any time what is kept about you, have it corrected, or have your account deleted. Ask the administrators of { $site }.
