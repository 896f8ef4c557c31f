## The home of one's own settings

account-profile = Name and profile
account-profile-value = What others see about you
account-profile-lead = What others see about you.
account-profile-changed = Profile saved.
account-privacy-agreed = Thank you. Your agreement has been saved.
account-your-data = Your data
account-privacy-value = You agreed to version { $version }
account-data = Download your data
account-data-value = A copy of everything we store about you
account-delete = Delete your account
account-delete-value = You have a few days to change your mind

## Name and profile

account-name-hint = Shown to others. If you leave it empty, your username is shown.
account-username-hint = You can sign in with it. Letters, digits, underscores and hyphens.
account-bio = About you
account-location = Location
account-website = Website
account-website-hint = Starts with https:// or http://
account-save = Save

## The address

account-leave-it = Cancel

## A copy of one's data

account-data-lead = A copy of everything { $site } stores about you, to read or to take elsewhere.
account-data-holds = Your profile, dates, roles and tags, your agreement to the privacy policy, your sessions, connected apps, emails sent to you, and your account’s activity.
account-data-html = Download as a web page
account-data-json = Download as JSON
account-data-secrets = Your password is not included, because we don’t know it. The text of emails is not included either, because it contains links.

## Deleting the account

account-delete-lead = { $days ->
    [one] Your account is closed immediately and permanently erased after 1 day. Until then you can restore it.
   *[other] Your account is closed immediately and permanently erased after { $days } days. Until then you can restore it.
}
account-delete-at-once = Your account is erased immediately. It can’t be restored.
account-delete-goes = What is deleted
account-delete-stays = What is kept
account-delete-profile = Your account and its profile:
account-delete-sessions = { $count ->
    [one] This session
   *[other] All { $count } sessions: every browser is signed out
}
account-delete-tokens = { $count ->
    [0] Access for connected apps (you have none)
    [one] Access for 1 connected app
   *[other] Access for { $count } connected apps
}
account-delete-tags = { $count ->
    [one] 1 tag on your account
   *[other] { $count } tags on your account
}
account-delete-mails = { $count ->
    [0] Address and text of emails to you (there are none)
    [one] Address and text of 1 email to you
   *[other] Address and text of { $count } emails to you
}
account-delete-audit = { $count ->
    [one] 1 entry in the audit trail, without your name, your address or anything else about you
   *[other] { $count } entries in the audit trail, without your name, your address or anything else about you
}
account-delete-data-first = Want to keep a copy first?
account-delete-sure = Yes, I want to delete my account
account-delete-sure-short = Confirmation
account-delete-button = Delete my account
account-delete-keep = Cancel
account-deleted-title = Your account is closed
account-deleted-text = You are signed out everywhere. Everything in your account will be permanently erased on:
account-deleted-mail = We have emailed you a link that restores your account until then. You can also restore it by signing in with your password.
account-deleted-no-mail = Until then you can restore it: sign in with your password.
account-deleted-now = Everything in it has been erased.
account-deleted-home = Go to the start page
deletion-undo-title = Keep your account?
deletion-undo-lead = Your account at { $site } is closed and will be erased.
deletion-undo-at = To be erased on
deletion-undo-button = Keep my account
deletion-undo-leave = Still want to delete it? Close this page.
deletion-undo-by-mail = Two-step sign-in is on, so your password alone can’t restore the account. Open the link in the email about the deletion.
deletion-undo-ask = Two-step sign-in is on, so your password alone can’t restore the account. Ask an administrator.
deletion-undone-title = Welcome back
deletion-undone-text = Your account has been restored. Sign in again:
deletion-undo-failed = This link no longer works. Your account has already been restored, or it has been erased.

## The privacy policy

privacy-agreed-on = You agreed to this version on
privacy-agreed-no-more = If you no longer agree, you can delete your account:
privacy-declined-title = You have not agreed
privacy-declined-text = We can’t store your data without your agreement, so you can’t use { $site }. Nothing has changed yet. You can:
privacy-declined-read = Read it again
privacy-declined-read-text = And agree after all
privacy-declined-later = Decide later and sign out

## The copy to keep

export-title = What we store about you
export-taken = Exported
export-account = Account
export-when = When
export-what = What
export-by = By
export-from = From
export-details = Details
export-none = None
export-id = ID
export-state = Status
export-language = Language
export-created = Created
export-last-sign-in = Last sign-in
export-confirmed = Address confirmed
export-privacy = Privacy policy agreed to
export-roles = Roles
export-tags = Tags
export-ext-id = External ID
export-erasure = To be erased on
export-sessions = Sessions
export-apps = Connected apps
export-addresses = Address changes
export-mails = Emails
export-history = Activity
export-browser = Browser
export-seen = Last active
export-client = App
export-used = Last used
export-until = Until
export-old = Old
export-new = New
export-confirmed-at = Confirmed
export-kind = Kind
export-recipient = Recipient
export-limit = This page lists the newest { $count } rows of each kind. The JSON file contains all of them.

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
account-security-text = Use a password that you don’t use anywhere else.
account-change-password = Change password

## Privacy policy

privacy-title = Privacy policy
privacy-version = Version { $version }
privacy-agree-title = Do you agree?
privacy-agree-first = Before you continue, please read our privacy policy.
privacy-agree-again = Our privacy policy has changed since you last agreed. Please read it again.
privacy-agree-yes = I agree
privacy-agree-no = I do not agree
privacy-agree-no-hint = If you don’t agree, we will explain what happens next. Nothing changes yet.

## The privacy policy that comes with Rollbook, until the site has its own

privacy-default =
    # What we store

    - Your name, email address and username, and your password as a hash that can’t be reversed.
    - When your account was created, when you agreed to this policy, and when you last signed in.
    - Where you are signed in: browser, IP address and time. Browsers you no longer use are forgotten within a year.
    - The emails sent to you, and whether they were delivered.
    - A record of security-relevant events, such as sign-ins and changes to your account, with time and IP address. It is kept as long as your account exists. Once your account is erased, it no longer shows whose account it was, which IP address was used, or what was changed in your details.

    # Why

    We need this to provide your account at { $site }, to email you about it, and to protect it against misuse. We don’t use it for advertising.

    # Who can see it

    Only the administrators of { $site }. Nothing is passed on, except to the mail servers that deliver emails to you. Apps you sign in to with this account receive the details they need.

    # Cookies

    We only set the cookies this site needs: to keep you signed in, to recognise your browser, and to remember your language. There is no tracking, and no page loads anything from other sites.

    # Your rights

    You can view, correct and download your data on your account page. You can also delete your account there. { $days ->
        [0] All of its data is then erased immediately.
        [one] All of its data is then erased after 1 day; until then, you can restore it.
       *[other] All of its data is then erased after { $days } days; until then, you can restore it.
    } Older backups may still contain your data until newer ones replace them.

    # Contact

    If you have questions about your data or would like to complain, contact the administrators of { $site }. You can also complain to your data protection authority.
